import Postgres
import SQL

extension TestDatabase {
    /// Does `work` while another session holds the strongest lock on the table.
    package func whileLocked(_ table: String, _ work: () async throws -> Void) async throws {
        let holder = try await connect()
        let statements: [SQL] = ["LOCK TABLE \(Identifier(table))", "SELECT pg_sleep(600)"]
        async let held = holder.run([
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited)
        ])
        let pid = Int(holder.backendPID)
        try await waitUntil(
            "SELECT count(*) = 1 FROM pg_stat_activity WHERE pid = \(pid)::int AND wait_event = 'PgSleep'")
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
        _ = try await value("SELECT pg_terminate_backend(\(pid)::int)")
        _ = await held
        try outcome.get()
    }
}
