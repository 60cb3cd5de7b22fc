package import Catalog
package import Postgres
import SQL

/// The question for ``Consequences`` of what is staged in one table: two round trips, and one where nothing refers to it.
///
/// Counting looks no further than ``Consequences/most`` rows of each table; a reference without an index is looked for in
/// all of its table, within the session's limits.
package struct ConsequencesQuestion: Sendable {
    private let source: RowSource
    private let edits: [StagedEdit]
    private let keys: [ForeignKey]

    /// - Parameters:
    ///   - changes: What is staged; only what concerns `source` counts.
    ///   - source: The table.
    ///   - keys: The foreign keys that arrive at it.
    package init(of changes: ChangeSet, in source: RowSource, referencedBy keys: [ForeignKey]) {
        self.source = source
        edits = changes.edits.filter { $0.isOf(source) }
        self.keys = keys
    }

    /// - Throws: The server's ``PostgresError``, or ``ChangeRefusal`` where a row cannot be found.
    package func consequences(in database: some DatabaseAccess) async throws -> Consequences {
        let concerned = keys.compactMap { key in affected(by: key).map { (key, $0) } }
        let first = try await database.answer(Batch([operators, triggers])).get()
        let triggers = self.triggers(in: first[1])
        guard !concerned.isEmpty else { return Consequences(references: [], triggers: triggers) }
        let questions = try concerned.map { key, rows in
            try counting(key, rows, operators(of: key, in: first[0]))
        }
        let counts = try await database.answer(Batch(questions, searchPath: .session)).get()
        let references = zip(concerned, counts).map { concerned, result in
            Consequences.Reference(
                key: concerned.0, action: concerned.1.action,
                count: result.rows.reduce(0) { $0 + (result.int($1, 1) ?? 0) },
                rows: concerned.1.rows.count > 1 ? result.rows.compactMap { result[$0, 0] } : [])
        }
        return Consequences(references: references.filter { $0.count > 0 }, triggers: triggers)
    }

    /// The rows whose key goes, and what the foreign key does then; `nil` where none does.
    private func affected(by key: ForeignKey) -> (rows: [StagedEdit], action: ForeignKey.Action)? {
        let deleted = edits.filter { if case .delete = $0.kind { true } else { false } }
        if !deleted.isEmpty { return (deleted, key.onDelete) }
        let moved = edits.filter { edit in
            guard case .update(_, let assignments) = edit.kind else { return false }
            return assignments.contains { key.target.columns.contains($0.column) }
        }
        return moved.isEmpty ? nil : (moved, key.onUpdate)
    }

    /// With the operators that PostgreSQL itself compares the two sides with.
    private func counting(
        _ key: ForeignKey, _ affected: (rows: [StagedEdit], action: ForeignKey.Action), _ operators: [SQL]
    ) throws -> SQL {
        let places = try affected.rows.map { edit -> SQL in
            guard let row = edit.oldRow, let place = try edit.place(of: row).first else {
                throw ChangeRefusal.notFindable(edit: edit.id)
            }
            return "(\(place))"
        }
        let pairs = zip(zip(key.target.columns, operators), key.source.columns).map { left, column -> SQL in
            "r.\(left.0) \(left.1) s.\(column)"
        }
        return """
            SELECT found.name, pg_catalog.count(*) FROM (
              SELECT \(name) AS name FROM \(source.relation.name) AS r
                JOIN \(key.source.table) AS s ON \(pairs.joined(separator: " AND "))
               WHERE \(places.joined(separator: " OR "))
               LIMIT \(Consequences.most)) AS found
             GROUP BY found.name ORDER BY found.name
            """
    }

    /// By what a person knows a row of the table; NULL where it has no key.
    private var name: SQL {
        guard case .key(let columns) = source.order else { return "NULL::pg_catalog.text" }
        return "pg_catalog.concat_ws(', ', \(columns.map { "r.\($0.name)" as SQL }.joined(separator: ", ")))"
    }

    private var operators: SQL {
        """
        SELECT c.oid, n.nspname, o.oprname
          FROM pg_catalog.pg_constraint AS c
         CROSS JOIN pg_catalog.unnest(c.conpfeqop) WITH ORDINALITY AS equal (oid, place)
          JOIN pg_catalog.pg_operator AS o ON o.oid = equal.oid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = o.oprnamespace
         WHERE c.contype = 'f' AND c.confrelid = \(source.relation.oid)::pg_catalog.oid
         ORDER BY c.oid, equal.place
        """
    }

    private func operators(of key: ForeignKey, in result: RowSet) -> [SQL] {
        result.rows.filter { result.oid($0, 0) == key.oid }.map { row in
            "OPERATOR(\(Identifier(result.text(row, 1))).\(unsafe: result.text(row, 2)))"
        }
    }

    /// The bits of `tgtype`; a trigger of some columns fires when one of them is named.
    ///
    /// - Source: PostgreSQL, `src/include/catalog/pg_trigger.h`.
    private var triggers: SQL {
        let bits = edits.reduce(0) { $0 | $1.triggerBit }
        let columns = Set(edits.flatMap { edit in edit.updatedColumns }).sorted().map(\.name)
        return """
            SELECT t.tgname, n.nspname, p.proname
              FROM pg_catalog.pg_trigger AS t
              JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
             WHERE t.tgrelid = \(source.relation.oid)::pg_catalog.oid AND NOT t.tgisinternal
               AND t.tgenabled IN ('O', 'A') AND t.tgtype::pg_catalog.int4 & \(bits)::pg_catalog.int4 <> 0
               AND (t.tgattr::pg_catalog.text = '' OR t.tgtype::pg_catalog.int4 & \(bits)::pg_catalog.int4 <> 16 OR EXISTS (
                    SELECT FROM pg_catalog.pg_attribute AS a
                     WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr)
                       AND a.attname IN (\(columns.isEmpty ? "''" : columns.map { "\($0)" as SQL }.joined(separator: ", ")))))
             ORDER BY t.tgname
            """
    }

    private func triggers(in result: RowSet) -> [Consequences.FiringTrigger] {
        result.rows.map { row in
            Consequences.FiringTrigger(
                table: source.relation.name, name: Identifier(result.text(row, 0)),
                function: QualifiedName(result.text(row, 1), result.text(row, 2)))
        }
    }
}

extension StagedEdit {
    fileprivate var triggerBit: Int {
        switch kind {
        case .insert: 4
        case .delete: 8
        case .update: 16
        }
    }

    fileprivate var updatedColumns: [Identifier] {
        if case .update(_, let assignments) = kind { assignments.map(\.column) } else { [] }
    }
}
