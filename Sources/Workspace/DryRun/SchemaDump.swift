import Postgres
import SQL
import Verification

/// What pg_dump writes of a database without its rows, in two parts: what rows need, and what needs rows.
struct SchemaDump: Sendable {
    let before: [String]
    let after: [String]

    /// Runs pg_dump twice.
    ///
    /// - Parameters:
    ///   - target: The database, as pg_dump is told of it.
    ///   - major: The release of its server, such as 15.
    ///   - lockTimeout: For how long pg_dump waits for a table that somebody has locked.
    /// - Returns: The statements of both parts.
    /// - Throws: ``BackupRefusal`` in the words of pg_dump, or that the task was stopped.
    static func reading(
        _ target: ConnectionTarget, ofServer major: Int, lockTimeout: Duration
    ) async throws -> SchemaDump {
        guard let argument = target.argument else { throw BackupRefusal.keyHasPassword }
        let programs = try ClientPrograms.found(forServer: major)
        func part(_ section: ClientPrograms.Section) async throws -> [String] {
            statements(
                of: try await programs.schema(argument, of: target, section, lockTimeout: lockTimeout))
        }
        return SchemaDump(before: try await part(.before), after: try await part(.after))
    }

    /// One by one; what only psql understands is left out.
    private static func statements(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let script = lines.filter { !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict") }
            .joined(separator: "\n")
        let bytes = Array(script.utf8)
        return SQL.statements(in: script).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}
