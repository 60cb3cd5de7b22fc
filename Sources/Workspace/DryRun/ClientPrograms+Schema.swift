import Glibc
import Postgres
import SystemCalls
import Verification

extension ClientPrograms {
    /// A part of what pg_dump writes of a database without its rows.
    enum Section: String {
        /// Types, tables, functions, views: what rows need.
        case before = "pre-data"
        /// Keys, indexes, triggers, rules, policies: what needs rows.
        case after = "post-data"
    }

    /// What pg_dump writes of the schema, as SQL: without rows, owners, rights and comments.
    ///
    /// Stopping the task stops pg_dump.
    ///
    /// - Throws: ``BackupRefusal`` in the words of pg_dump, or that the task was stopped.
    func schema(
        _ argument: String, of target: ConnectionTarget, _ section: Section, lockTimeout: Duration
    ) async throws -> String {
        guard let output = ChildProcess.channel(), let errors = ChildProcess.channel() else {
            throw BackupRefusal.noProgram(dump)
        }
        let options = ["--schema-only", "--section=\(section.rawValue)"] + Self.leavingOut
        let child: ChildProcess
        do {
            child = try dump(
                options, argument, of: target, into: output.theirs, errors: errors.theirs,
                lockTimeout: lockTimeout)
        } catch {
            for end in [output.ours, output.theirs, errors.ours, errors.theirs] { close(end) }
            throw error
        }
        close(output.theirs)
        close(errors.theirs)
        let (written, said) = (Self.reading(output.ours), Self.reading(errors.ours))
        let status = await withTaskCancellationHandler {
            await child.ended()
        } onCancel: {
            child.terminate()
        }
        try Task.checkCancellation()
        let words = await said.value(within: .seconds(1)) ?? ""
        guard status == 0, let text = await written.value(within: .seconds(10)) else {
            throw BackupRefusal.failed(words: words.split(whereSeparator: \.isNewline).map(String.init))
        }
        return text
    }

    private static let leavingOut = [
        "--no-owner", "--no-privileges", "--no-comments", "--no-publications", "--no-subscriptions",
        "--no-security-labels", "--no-tablespaces",
    ]

    /// Reads at once, so that pg_dump never waits for somebody who hears.
    private static func reading(_ descriptor: Int32) -> Errand<String> {
        Errand {
            defer { close(descriptor) }
            return String(decoding: (try? Descriptor.bytes(of: descriptor)) ?? [], as: UTF8.self)
        }
    }
}
