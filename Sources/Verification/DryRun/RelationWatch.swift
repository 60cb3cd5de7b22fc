package import Postgres
package import SQL

/// What a transaction holds and has done to relations, compared from statement to statement.
///
/// Of what the transaction has made itself nothing is told: nobody else can wait for it.
package struct RelationWatch: Sendable {
    private enum BaseColumn: Int, ResultColumns { case oid, schema, name, file, owner }
    private enum Column: Int, ResultColumns { case oid, mode, file, scans, inserted, updated, deleted }

    private var known: [Oid: Relation] = [:]
    private var seen: [Oid: State] = [:]
    private var held: [QualifiedName: LockLevel] = [:]

    private struct Relation: Sendable {
        let name: QualifiedName
        let file: String?
        let owner: Oid?
    }

    private struct State: Sendable {
        var level: LockLevel
        let file: String?
        let scans: Int
        let rows: RowCounts
    }

    /// - Parameter rows: The answer to ``baseline``, asked before the transaction begins.
    package init(baseline rows: RowSet) {
        for row in ResultRows<BaseColumn>(rows) {
            guard let oid = row[.oid].flatMap(Oid.init) else { continue }
            known[oid] = Relation(
                name: QualifiedName(row.text(.schema), row.text(.name)), file: row[.file],
                owner: row[.owner].flatMap(Oid.init))
        }
    }

    /// Every relation that a person may know, with the file it is in, and the table that an index or TOAST table belongs to.
    package static let baseline: SQL = """
        SELECT c.oid AS oid, n.nspname AS schema, c.relname AS name, pg_catalog.pg_relation_filenode(c.oid) AS file,
               coalesce(i.indrelid, t.oid, ti.oid) AS owner
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
          LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
                AND n.nspname OPERATOR(pg_catalog.<>) 'pg_toast'
          LEFT JOIN pg_catalog.pg_class AS t ON t.reltoastrelid OPERATOR(pg_catalog.=) c.oid
          LEFT JOIN pg_catalog.pg_index AS tx ON tx.indexrelid OPERATOR(pg_catalog.=) c.oid
                AND n.nspname OPERATOR(pg_catalog.=) 'pg_toast'
          LEFT JOIN pg_catalog.pg_class AS ti ON ti.reltoastrelid OPERATOR(pg_catalog.=) tx.indrelid
         WHERE c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
        """

    /// What the session that asks holds, and what its transaction has done; the numbers only grow.
    package static let state: SQL = """
        SELECT l.relation AS oid, l.mode AS mode, pg_catalog.pg_relation_filenode(c.oid) AS file,
               coalesce(s.seq_scan, 0) AS scans, coalesce(s.n_tup_ins, 0) AS inserted,
               coalesce(s.n_tup_upd, 0) AS updated, coalesce(s.n_tup_del, 0) AS deleted
          FROM pg_catalog.pg_locks AS l
          JOIN pg_catalog.pg_database AS d ON d.oid OPERATOR(pg_catalog.=) l.database
               AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
          LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
          LEFT JOIN pg_catalog.pg_stat_xact_all_tables AS s ON s.relid OPERATOR(pg_catalog.=) l.relation
         WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.granted
           AND l.locktype OPERATOR(pg_catalog.=) 'relation'
           AND l.relation OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
        """

    /// Takes the answer to ``state`` behind a statement, and tells what the statement has changed.
    package mutating func look(_ rows: RowSet, into observation: inout Observation) {
        var now: [Oid: State] = [:]
        for row in ResultRows<Column>(rows) {
            guard let oid = row[.oid].flatMap(Oid.init), let level = LockLevel(mode: row.text(.mode)) else {
                continue
            }
            var counts = RowCounts()
            counts.inserted = row.int(.inserted) ?? 0
            counts.updated = row.int(.updated) ?? 0
            counts.deleted = row.int(.deleted) ?? 0
            let state = State(level: level, file: row[.file], scans: row.int(.scans) ?? 0, rows: counts)
            if let other = now[oid], other.level > level { continue }
            now[oid] = state
        }
        for (oid, state) in now { note(oid, state, into: &observation) }
        observation.locks.sort { $0.relation < $1.relation }
        observation.rewritten = Array(Set(observation.rewritten)).sorted()
        observation.scanned.sort()
        seen = now
    }

    private mutating func note(_ oid: Oid, _ state: State, into observation: inout Observation) {
        let before = seen[oid]
        observation.rows.inserted += state.rows.inserted - (before?.rows.inserted ?? 0)
        observation.rows.updated += state.rows.updated - (before?.rows.updated ?? 0)
        observation.rows.deleted += state.rows.deleted - (before?.rows.deleted ?? 0)
        guard let relation = known[oid], let table = table(of: relation) else { return }
        if held[table].map({ $0 < state.level }) ?? true {
            held[table] = state.level
            observation.locks.removeAll { $0.relation == table }
            observation.locks.append(RelationLock(table, state.level))
        }
        // One that is gone has no file any more.
        if let file = state.file, let old = before?.file ?? relation.file, file != old, relation.owner == nil
        {
            observation.rewritten.append(table)
        }
        if state.scans > (before?.scans ?? 0), relation.owner == nil { observation.scanned.append(table) }
    }

    /// Of the table that an index or TOAST table belongs to.
    private func table(of relation: Relation) -> QualifiedName? {
        guard let owner = relation.owner else { return relation.name }
        return known[owner]?.name
    }
}
