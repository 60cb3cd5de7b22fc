import Drizzle
import Postgres
import SQL

/// Which sessions of a database apply migrations, what they hold, and how far they are.
struct RunQuestion: Sendable {
    private let location: LedgerLocation

    init(_ location: LedgerLocation) { self.location = location }

    /// Every session that does something, or holds the lock of a run.
    var sessions: SQL {
        """
        SELECT * FROM (
          SELECT a.pid AS pid, coalesce(a.usename, '') AS role, coalesce(a.application_name, '') AS application,
                 coalesce(a.state, '') AS state, pg_catalog.left(coalesce(a.query, ''), 20000) AS query,
                 \(Self.milliseconds(since: "a.xact_start")) AS open,
                 \(Self.milliseconds(since: "a.query_start")) AS running,
                 pg_catalog.array_to_string(CASE WHEN a.wait_event_type = 'Lock' THEN
                   pg_catalog.pg_blocking_pids(a.pid) END, ' ') AS waits_for,
                 EXISTS (SELECT FROM pg_catalog.pg_locks AS l
                          WHERE l.pid = a.pid AND l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
                            AND (l.classid::bigint << 32) | l.objid::bigint = \(location.lockNumber)) AS is_run,
                 EXISTS (SELECT FROM pg_catalog.pg_locks AS l
                          WHERE l.pid = a.pid AND l.relation = pg_catalog.to_regclass(\(location.name.quoted))
                            AND l.mode NOT IN ('AccessShareLock', 'RowShareLock') AND l.granted) AS writes_ledger
            FROM pg_catalog.pg_stat_activity AS a
           WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        ) AS session
         WHERE state <> 'idle' AND state <> '' OR is_run OR writes_ledger
         ORDER BY pid
        """
    }

    /// What is held on tables and views so that somebody else may have to wait, and what is waited for.
    var locks: SQL {
        """
        SELECT l.pid AS pid, l.mode AS mode, l.granted AS is_held, n.nspname AS schema, c.relname AS name
          FROM pg_catalog.pg_locks AS l
          JOIN pg_catalog.pg_database AS d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
          JOIN pg_catalog.pg_class AS c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE l.locktype = 'relation' AND c.oid >= 16384
           AND (NOT l.granted OR l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
         ORDER BY n.nspname, c.relname
        """
    }

    /// From PostgreSQL 14 on.
    var progress: SQL {
        """
        SELECT pid, command || ': ' || phase AS phase, CASE WHEN tuples_total > 0 THEN tuples_done ELSE blocks_done END AS done,
               CASE WHEN tuples_total > 0 THEN tuples_total ELSE blocks_total END AS total
          FROM pg_catalog.pg_stat_progress_create_index
        UNION ALL
        SELECT pid, command || ': ' || phase, heap_blks_scanned, heap_blks_total
          FROM pg_catalog.pg_stat_progress_cluster
        UNION ALL
        SELECT pid, 'VACUUM: ' || phase, heap_blks_scanned, heap_blks_total
          FROM pg_catalog.pg_stat_progress_vacuum
        UNION ALL
        SELECT pid, command, bytes_processed, bytes_total FROM pg_catalog.pg_stat_progress_copy
        """
    }

    private static func milliseconds(since time: SQL) -> SQL {
        "(extract(epoch FROM pg_catalog.clock_timestamp() - \(time)) * 1000)::bigint"
    }
}

// MARK: The answers

extension RunQuestion {
    fileprivate enum Column: Int, ResultColumns {
        case pid, role, application, state, query, open, running, waitsFor, isRun, writesLedger
    }

    private enum LockColumn: Int, ResultColumns { case pid, mode, isHeld, schema, name }
    private enum ProgressColumn: Int, ResultColumns { case pid, phase, done, total }

    /// A run holds the lock of this program, writes into the ledger, or sends what is pending.
    static func runs(
        sessions: RowSet, locks: RowSet, progress: RowSet?, _ finder: PieceFinder
    ) -> [RunSighting] {
        let rows = ResultRows<Column>(sessions)
        let all = Dictionary(rows.map { ($0.int(.pid) ?? 0, Blocker($0)) }) { first, _ in first }
        let waits = rows.map { row in
            (
                pid: row.int(.pid) ?? 0,
                others: row.text(.waitsFor).split(separator: " ").compactMap { Int($0) }
            )
        }
        let (held, awaited) = (Self.held(locks), Self.awaited(locks))
        let phases = progress.map(Self.phases) ?? [:]
        return rows.compactMap { row in
            let session = Blocker(row)
            let place = finder.place(of: session.query)
            guard place != nil || row.bool(.isRun) == true || row.bool(.writesLedger) == true else {
                return nil
            }
            let isRunning = session.state == "active"
            return RunSighting(
                session, at: place, running: isRunning ? row.int(.running).map(Duration.milliseconds) : nil,
                open: row.int(.open).map(Duration.milliseconds), progress: phases[session.pid],
                locks: held[session.pid] ?? [], awaits: awaited[session.pid],
                waitsFor: waits.filter { $0.pid == session.pid }.flatMap(\.others).compactMap { all[$0] },
                holdsUp: waits.filter { $0.others.contains(session.pid) }.compactMap { all[$0.pid] })
        }
    }

    /// The strongest of each session on each relation.
    private static func held(_ rows: RowSet) -> [Int: [RelationLock]] {
        var held: [Int: [RelationLock]] = [:]
        for row in ResultRows<LockColumn>(rows) where row.bool(.isHeld) == true {
            guard let pid = row.int(.pid), let level = LockLevel(mode: row.text(.mode)) else { continue }
            let name = QualifiedName(row.text(.schema), row.text(.name))
            let other = held[pid]?.firstIndex { $0.relation == name }
            if let other, let known = held[pid]?[other].level {
                held[pid]?[other] = RelationLock(name, max(level, known))
            } else {
                held[pid, default: []].append(RelationLock(name, level))
            }
        }
        return held
    }

    /// A session waits for one lock at a time.
    private static func awaited(_ rows: RowSet) -> [Int: RelationLock] {
        var awaited: [Int: RelationLock] = [:]
        for row in ResultRows<LockColumn>(rows) where row.bool(.isHeld) == false {
            guard let pid = row.int(.pid), let level = LockLevel(mode: row.text(.mode)) else { continue }
            awaited[pid] = RelationLock(QualifiedName(row.text(.schema), row.text(.name)), level)
        }
        return awaited
    }

    private static func phases(_ rows: RowSet) -> [Int: RunProgress] {
        let found = ResultRows<ProgressColumn>(rows).map { row in
            let share = row.int64(.total).flatMap { total in
                total > 0 ? min(1, Double(row.int64(.done) ?? 0) / Double(total)) : nil
            }
            return (row.int(.pid) ?? 0, RunProgress(phase: row.text(.phase), share: share))
        }
        return Dictionary(found) { first, _ in first }
    }
}

extension Blocker {
    fileprivate init(_ row: ResultRow<RunQuestion.Column>) {
        self.init(
            pid: row.int(.pid) ?? 0, role: row.text(.role), application: row.text(.application),
            state: row.text(.state), query: row.text(.query))
    }
}
