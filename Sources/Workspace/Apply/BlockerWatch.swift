import Postgres
import SQL
import Synchronization
import Verification

/// Looks from another session, a few times a second, whom a session waits for.
final class BlockerWatch: Sendable {
    private let seen = Mutex<[Blocker]>([])
    private let tell: @Sendable (ApplyEvent) -> Void

    fileprivate enum Column: Int, ResultColumns { case pid, role, application, state, query, blocks }

    private init(_ tell: @escaping @Sendable (ApplyEvent) -> Void) { self.tell = tell }

    /// Whom it waited for when somebody was last in its way.
    var blockers: [Blocker] { seen.withLock(\.self) }

    /// Works in a session as an application does, and looks meanwhile from another one whom it waits for.
    ///
    /// - Throws: What `work` throws, or why there is no session any more.
    static func plainly<Value: Sendable>(
        on connection: Connection, from observer: some DatabaseAccess,
        _ tell: @escaping @Sendable (ApplyEvent) -> Void,
        _ work: @Sendable (PlainSession, BlockerWatch) throws -> Value
    ) async throws -> Value {
        let watch = BlockerWatch(tell)
        let watching = Task { await watch.watch(connection.backendPID, from: observer) }
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await connection.plainly { try work($0, watch) }) } catch {
            outcome = .failure(error)
        }
        watching.cancel()
        await watching.value
        return try outcome.get()
    }

    /// Looks until the task is cancelled, or the server does not answer any more.
    private func watch(_ pid: Int32, from observer: some DatabaseAccess) async {
        var (waiting, holding): ([Blocker], [Blocker]) = ([], [])
        let batch = Batch(["SELECT pg_catalog.pg_sleep(0.2)", Self.question(pid)])
        while !Task.isCancelled, let rows = try? await observer.answer(batch).get().last {
            let found = ResultRows<Column>(rows)
            let blockers = found.filter { $0.bool(.blocks) == true }.map(Blocker.init)
            let victims = found.filter { $0.bool(.blocks) != true }.map(Blocker.init)
            if !blockers.isEmpty { seen.withLock { $0 = blockers } }
            if blockers != waiting { tell(.waits(for: blockers)) }
            if victims != holding { tell(.holdsUp(victims)) }
            (waiting, holding) = (blockers, victims)
        }
    }

    private static func question(_ pid: Int32) -> SQL {
        let blocks: SQL =
            "a.pid OPERATOR(pg_catalog.=) ANY (pg_catalog.pg_blocking_pids(\(unsafe: "\(pid)")))"
        return """
            SELECT a.pid, coalesce(a.usename, '') AS role, coalesce(a.application_name, '') AS application,
                   coalesce(a.state, '') AS state, pg_catalog.left(coalesce(a.query, ''), 1000) AS query,
                   \(blocks) AS blocks
              FROM pg_catalog.pg_stat_activity AS a
             WHERE a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid() AND (\(blocks) OR a.wait_event_type OPERATOR(pg_catalog.=) 'Lock'
                   AND \(unsafe: "\(pid)") OPERATOR(pg_catalog.=) ANY (pg_catalog.pg_blocking_pids(a.pid)))
             ORDER BY a.pid
            """
    }
}

extension Blocker {
    fileprivate init(_ row: ResultRow<BlockerWatch.Column>) {
        self.init(
            pid: row.int(.pid) ?? 0, role: row.text(.role), application: row.text(.application),
            state: row.text(.state), query: row.text(.query))
    }
}
