import Glibc
import Postgres
import SQL
import SystemCalls
import Verification

/// A backup of a database by pg_dump, which is in its file only once it is whole and pg_restore has read it.
struct Backup: Sendable {
    let path: String
    let target: ConnectionTarget
    /// Such as 15.
    let serverMajor: Int
    /// For how long pg_dump waits for a table that somebody has locked.
    let lockTimeout: Duration
    let tell: @Sendable (ApplyEvent) -> Void

    /// Makes it.
    ///
    /// Stopping the task stops pg_dump; whatever goes wrong, no file is left.
    ///
    /// - Throws: ``BackupRefusal``, or that a person has stopped it.
    func make() async throws {
        guard access(path, F_OK) != 0 else { throw BackupRefusal.exists(path) }
        guard let argument = target.argument else { throw BackupRefusal.keyHasPassword }
        let programs = try ClientPrograms.found(forServer: serverMajor)
        let file: FreshFile
        do { file = try FreshFile(for: path) } catch { throw refusal(error) }
        do {
            try await dump(argument, by: programs, into: file)
            let entries = try programs.entries(in: file)
            try Task.checkCancellation()
            let size = ByteCount(file.byteCount)
            do {
                try file.force()
                try file.putInPlace()
            } catch { throw refusal(error) }
            tell(.backedUp(file: path, size, entries: entries))
        } catch {
            file.discard()
            if Task.isCancelled { throw Self.stopped }
            throw error
        }
    }

    private func dump(_ argument: String, by programs: ClientPrograms, into file: FreshFile) async throws {
        guard let (ours, theirs) = ChildProcess.channel() else { throw refusal(.last) }
        let child: ChildProcess
        do {
            child = try programs.dump(
                ["--format=custom"], argument, of: target, into: file.descriptor, errors: theirs,
                lockTimeout: lockTimeout)
        } catch {
            close(theirs)
            close(ours)
            throw error
        }
        close(theirs)
        // Read at once, so that pg_dump never waits for somebody who hears its warnings.
        let said = Errand { () -> String in
            defer { close(ours) }
            return String(decoding: (try? Descriptor.bytes(of: ours)) ?? [], as: UTF8.self)
        }
        let status = await end(of: child, writing: file)
        guard status == 0 else { throw BackupRefusal.failed(words: said.wait(.seconds(1))?.lines ?? []) }
    }

    /// Waits for it, and says twice a second how far it is.
    private func end(of child: ChildProcess, writing file: FreshFile) async -> Int32 {
        let start = ContinuousClock.now
        let watching = Task {
            while (try? await Task.sleep(for: .milliseconds(500))) != nil {
                tell(.backsUp(ByteCount(file.byteCount), elapsed: .now - start))
            }
        }
        defer { watching.cancel() }
        return await withTaskCancellationHandler {
            await child.ended()
        } onCancel: {
            child.terminate()
        }
    }

    private static var stopped: ApplyFailure {
        let error = PostgresError(kind: .cancelled(.byUser), message: "the backup was stopped")
        return ApplyFailure(place: .between, error: error, kept: .nothing)
    }

    private func refusal(_ error: SystemError) -> BackupRefusal { .file(path, reason: "\(error)") }
}

extension String {
    fileprivate var lines: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}
