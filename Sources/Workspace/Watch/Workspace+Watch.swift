import Drizzle
package import Postgres
import SQL
package import Verification

extension Workspace {
    /// What to look for when somebody applies migrations: what is not applied yet, also what Drizzle would pass over.
    package func runLook(in database: some DatabaseAccess) async throws(WorkspaceError) -> RunLook {
        let status = try await status(in: database, for: .migrations)
        // Where Drizzle would run nothing, others may still do something.
        let plan = try? ApplyPlan(status, ApplyChoice(includesSkipped: true), reading: scripts.run)
        let skipped = status.entries.filter { $0.state == .skipped }.compactMap(\.migration?.tag)
        return RunLook(plan?.steps ?? [], skipped: Set(skipped), in: status.ledger.location)
    }

    /// Who applies migrations now; one round trip, and nothing waits for a lock of theirs.
    package func runs(
        _ look: RunLook, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> RunReport {
        do throws(PostgresError) {
            return try look.report(try await database.run(look.batches))
        } catch {
            throw .server(error, of: database.display)
        }
    }

    /// How a session that is in the way is made to give way.
    package enum Stopping: Hashable, Sendable {
        /// What it runs is stopped; a transaction that waits for its client stays open.
        case cancelling
        /// The session ends, and what it has not committed is taken back.
        case ending
    }

    /// Stops a session, if the run still waits for it or, while that has given way for a moment, if it still does the same.
    ///
    /// - Returns: Whether it did, and the server has passed it on.
    package func stop(
        _ blocker: Blocker, inTheWayOf run: Int, by stopping: Stopping, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> Bool {
        let function: SQL =
            switch stopping {
            case .cancelling: "pg_catalog.pg_cancel_backend"
            case .ending: "pg_catalog.pg_terminate_backend"
            }
        let question: SQL = """
            SELECT \(function)(a.pid) FROM pg_catalog.pg_stat_activity AS a
             WHERE a.pid = \(blocker.pid)::integer
               AND (a.pid = ANY (pg_catalog.pg_blocking_pids(\(run)::integer))
                    OR pg_catalog.left(coalesce(a.query, ''), 20000) = \(blocker.query) AND a.state <> 'idle')
            """
        do throws(PostgresError) {
            return try await database.answer(Batch(question)).get().first?.rows.isEmpty == false
        } catch {
            throw .server(error, of: database.display)
        }
    }
}
