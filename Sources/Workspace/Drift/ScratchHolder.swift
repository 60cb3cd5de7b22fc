import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import Verification

/// A server of our own, started when it is first needed.
actor ScratchHolder {
    private let limits: SessionLimits
    private var server: ScratchServer?

    init(limits: SessionLimits) { self.limits = limits }

    /// A fresh connection to it, or why there is none.
    func database() async -> Result<Connection, DriftQuestion.ScratchRefusal> {
        do {
            return .success(try await connection())
        } catch {
            return .failure(.init(error.words))
        }
    }

    func stop() async {
        await server?.stop()
        server = nil
    }

    /// Runs every statement of every migration by itself, in the folder's order, and reads what became of it.
    func replay(_ folder: MigrationFolder) async throws(WorkspaceError) -> DriftQuestion.Expectation {
        do {
            let connection = try await self.connection()
            let outcome = await schema(of: folder, on: connection)
            await connection.close()
            return try outcome.get()
        } catch {
            throw .replay(error)
        }
    }

    private typealias Failure = WorkspaceError.ReplayFailure

    private func connection() async throws(Failure) -> Connection {
        let target: ConnectionTarget
        do { target = try await running().target() } catch { throw .noServer(error) }
        do { return try await Connection.open(target, limits: limits) } catch { throw .server(error) }
    }

    private func running() async throws(ScratchServerError) -> ScratchServer {
        if let server { return server }
        let started = try await ScratchServer.start()
        server = started
        return started
    }

    private func schema(
        of folder: MigrationFolder, on connection: Connection
    ) async -> Result<DriftQuestion.Expectation, Failure> {
        do throws(Failure) {
            for migration in folder.migrations { try await run(migration, on: connection) }
            let question = SchemaQuestion(.all)
            let results: [RowSet]
            do { results = try await connection.run(question.batch) } catch { throw .server(error) }
            do {
                return .success(
                    .database(try question.schema(in: results), version: connection.serverVersion))
            } catch {
                throw .catalog(error)
            }
        } catch {
            return .failure(error)
        }
    }

    private func run(_ migration: Migration, on connection: Connection) async throws(Failure) {
        guard let script = MigrationScript.reading(migration.file) else {
            throw .unreadable(file: migration.file)
        }
        for chunk in script.chunks.map({ script.text(of: $0.range) }) {
            let bytes = Array(chunk.utf8)
            let statements = SQL.statements(in: chunk).map {
                SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self))
            }
            guard !statements.isEmpty else { continue }
            let answer = await connection.run([Batch(statements, access: .autocommit)])[0]
            if let error = answer.error { throw .refused(tag: migration.tag, error) }
        }
    }
}

extension WorkspaceError.ReplayFailure {
    /// For the report of a comparison that did without a server.
    fileprivate var words: String {
        switch self {
        case .noServer(let error): error.sentence
        case .server(let error), .refused(_, let error): error.message
        case .catalog(let error): "\(error)"
        case .unreadable(let file): "\(file) cannot be read"
        }
    }
}
