import Postgres
import SQL
import Verification

extension ScratchHolder {
    /// Runs all files at once, and where that is refused, each by itself.
    ///
    /// The files may be a stranger's, so they run as a role that owns its database and nothing else. A role that a file
    /// grants something to is made for it, since roles belong to a server and no file brings them.
    func outcome(of replay: FolderReplay) async throws(WorkspaceError) -> CheckReplay {
        do {
            var roles: [String] = []
            var attempt = try await attempt(replay, .atOnce)
            while let role = attempt.refusal?.missingRole, try await make(role) {
                roles.append(role)
                attempt = try await self.attempt(replay, .atOnce)
            }
            if let refusal = attempt.refusal, !refusal.isUndecided {
                let alone = try await self.attempt(replay, .eachFile)
                attempt.outcome = .refused(refusal, runsAlone: alone.outcome == .ran)
            }
            return CheckReplay(attempt.outcome, serverVersion: attempt.version, roles: roles)
        } catch {
            throw .replay(error)
        }
    }

    /// Answers whether the server has it now for the first time: names that begin with `pg_` are PostgreSQL's own.
    private func make(_ role: String) async throws(WorkspaceError.ReplayFailure) -> Bool {
        do {
            try await administer(["CREATE ROLE \(Identifier(role))"])
            return true
        } catch .server(let error) where error.kind == .server {
            return false
        }
    }

    private func attempt(
        _ replay: FolderReplay, _ runs: FolderReplay.Runs
    ) async throws(WorkspaceError.ReplayFailure) -> Attempt {
        let connection = try await ownDatabase()
        let result = await outcome(of: replay, runs, on: connection)
        let version = connection.serverVersion
        await connection.close()
        return Attempt(outcome: try result.get(), version: version)
    }

    private func outcome(
        of replay: FolderReplay, _ runs: FolderReplay.Runs, on connection: Connection
    ) async -> Result<CheckReplay.Outcome, WorkspaceError.ReplayFailure> {
        do {
            try await replay.run(runs, on: connection)
            return .success(.ran)
        } catch {
            switch error {
            case .refused(let refusal): return .success(.refused(refusal, runsAlone: false))
            case .unreadable(let file): return .success(.unreadable(file: file))
            case .server(let error): return .failure(.server(error))
            }
        }
    }

    private struct Attempt {
        var outcome: CheckReplay.Outcome
        let version: Int

        var refusal: ReplayRefusal? { if case .refused(let refusal, _) = outcome { refusal } else { nil } }
    }
}
