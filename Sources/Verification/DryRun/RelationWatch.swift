package import Postgres
package import SQL

/// What a transaction holds and has done to relations, compared from statement to statement.
///
/// Of what the transaction has made itself nothing is told: nobody else can wait for it.
package struct RelationWatch: Sendable {
    private enum BaseColumn: Int, ResultColumns { case oid, schema, name, file, owner }
    private enum Column: Int, ResultColumns { case oid, mode, file, scans, inserted, updated, deleted }

    /// Asks what the session holds, and what its transaction has done; the numbers only grow.
    package let state: SQL
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
        var known: [Oid: Relation] = [:]
        for row in ResultRows<BaseColumn>(rows) {
            guard let oid = row[.oid].flatMap(Oid.init) else { continue }
            known[oid] = Relation(
                name: QualifiedName(row.text(.schema), row.text(.name)), file: row[.file],
                owner: row[.owner].flatMap(Oid.init))
        }
        self.known = known
        state = Self.state(newest: known.keys.max() ?? Oid(0))
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

    /// Of the relations that are newer, of which there may be thousands, only those into which rows were put.
    private static func state(newest: Oid) -> SQL {
        """
        SELECT s.oid, s.mode, s.file, s.scans, s.inserted, s.updated, s.deleted
          FROM (SELECT l.relation AS oid, l.mode AS mode, pg_catalog.pg_relation_filenode(c.oid) AS file,
                       \(counter("numscans")) AS scans, \(counter("tuples_inserted")) AS inserted,
                       \(counter("tuples_updated")) AS updated, \(counter("tuples_deleted")) AS deleted
                  FROM pg_catalog.pg_locks AS l
                  LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
                 WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.granted
                   AND l.locktype OPERATOR(pg_catalog.=) 'relation'
                   AND l.relation OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
                   AND l.database OPERATOR(pg_catalog.=) (
                       SELECT d.oid FROM pg_catalog.pg_database AS d
                        WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())) AS s
         WHERE s.oid OPERATOR(pg_catalog.<=) \(unsafe: newest.description)::pg_catalog.oid
            OR s.inserted OPERATOR(pg_catalog.+) s.updated OPERATOR(pg_catalog.+) s.deleted
               OPERATOR(pg_catalog.>) 0
        """
    }

    /// What `pg_stat_xact_all_tables` says of one table, without having to go through all of them.
    private static func counter(_ name: String) -> SQL {
        """
        CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,t,m,p}'::pg_catalog."char"[])
             THEN coalesce(pg_catalog.\(Identifier("pg_stat_get_xact_\(name)"))(c.oid), 0) ELSE 0 END
        """
    }

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
