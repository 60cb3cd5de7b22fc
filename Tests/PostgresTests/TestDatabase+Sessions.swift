import Postgres
import SQL
import TestSupport
import Testing

extension TestDatabase {
    /// What `pg_stat_activity` says of the connection's server process, once it no longer says `active`.
    func state(of connection: Connection) async throws -> String? {
        let state: SQL = "SELECT state FROM pg_stat_activity WHERE pid = \(Int(connection.backendPID))::int"
        try await waitUntil("SELECT (\(state)) IS DISTINCT FROM 'active'")
        return try await value(state)
    }

    /// Asks until the answer is `true`.
    func waitUntil(_ question: SQL) async throws {
        let observer = try await connect()
        for _ in 0..<1000 {
            if try await observer.run(Batch(question))[0].bool(0, 0) == true { return await observer.close() }
            // Lets the server do something else in between; nothing depends on how long it takes.
            _ = try await observer.run(Batch("SELECT pg_sleep(0.01)"))
        }
        Issue.record("it never became true: \(question.text)")
    }
}
