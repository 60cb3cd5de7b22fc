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
}
