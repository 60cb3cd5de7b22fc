import Postgres
import SQL

/// Asks for the ``LedgerForm`` of a place, and for what roles may do with it.
struct LedgerFormQuestion: Sendable {
    private enum TableColumn: Int, ResultColumns { case kind, takesRows, isOwner, canInsert, lockedSequence }
    private enum Column: Int, ResultColumns { case name, type, needsValue, isNotNull }
    private enum UniqueColumn: Int, ResultColumns { case index, name }
    private enum TriggerColumn: Int, ResultColumns { case name, language, body }

    let location: LedgerLocation

    var statements: [SQL] { [table, columns, uniques, triggers] }

    /// - Parameter results: The server's answers to ``statements``.
    /// - Returns: `nil` where there is no such table.
    func form(in results: ArraySlice<RowSet>) -> (form: LedgerForm, access: RunServer.LedgerAccess)? {
        guard results.count == statements.count else { return nil }
        let results = Array(results)
        guard let row = ResultRows<TableColumn>(results[0]).first else { return nil }
        let kind: LedgerForm.Kind =
            switch row.text(.kind) {
            case "m": .materializedView
            case "v": .view(takesRows: row.bool(.takesRows) ?? true)
            default: .table
            }
        let access = RunServer.LedgerAccess(
            isOwner: row.bool(.isOwner) ?? true, canInsert: row.bool(.canInsert) ?? true,
            lockedSequence: row[.lockedSequence])
        let form = LedgerForm(
            kind: kind, columns: Self.columns(in: results[1]), uniques: Self.uniques(in: results[2]),
            triggers: Self.triggers(in: results[3]))
        return (form, access)
    }

    private static func columns(in rows: RowSet) -> [LedgerForm.Column] {
        ResultRows<Column>(rows).map { row in
            LedgerForm.Column(
                name: row.text(.name), type: row.text(.type), needsValue: row.bool(.needsValue) ?? false,
                isNotNull: row.bool(.isNotNull) ?? false)
        }
    }

    private static func uniques(in rows: RowSet) -> [[String]] {
        var uniques: [(index: String, columns: [String])] = []
        for row in ResultRows<UniqueColumn>(rows) {
            if uniques.last?.index == row.text(.index) {
                uniques[uniques.count - 1].columns.append(row.text(.name))
            } else {
                uniques.append((row.text(.index), [row.text(.name)]))
            }
        }
        return uniques.map(\.columns)
    }

    private static func triggers(in rows: RowSet) -> [LedgerForm.Trigger] {
        ResultRows<TriggerColumn>(rows).map { row in
            LedgerForm.Trigger(
                name: row.text(.name), language: row.text(.language), body: row.text(.body))
        }
    }

    // MARK: The statements

    private var place: SQL {
        """
        pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               AND n.nspname = \(location.schema) AND c.relname = \(location.table)
        """
    }

    /// A sequence is asked about only once it is known to be one: the server may look at conditions in any order.
    private var table: SQL {
        """
        SELECT c.relkind AS kind, pg_catalog.pg_relation_is_updatable(c.oid, true) & 8 = 8 AS takes_rows,
               pg_catalog.pg_has_role(c.relowner, 'USAGE') AS is_owner,
               pg_catalog.has_table_privilege(c.oid, 'INSERT') AS can_insert,
               (SELECT s.relname FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_class AS s ON s.oid = d.objid
                 WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                   AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                   AND d.refobjid = c.oid AND d.deptype = 'a'
                   AND CASE WHEN s.relkind = 'S'
                            THEN NOT pg_catalog.has_sequence_privilege(s.oid, 'USAGE, UPDATE') ELSE false END
                 LIMIT 1) AS locked_sequence
          FROM \(place)
        """
    }

    private var columns: SQL {
        """
        SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
               a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS needs_value, a.attnotnull AS is_not_null
          FROM \(place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         ORDER BY a.attnum
        """
    }

    private var uniques: SQL {
        """
        SELECT i.indexrelid::pg_catalog.regclass::text AS index, a.attname AS name
          FROM \(place)
          JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
               AND i.indexprs IS NULL
          CROSS JOIN pg_catalog.unnest(i.indkey) WITH ORDINALITY AS k (number, place)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number
         WHERE k.place <= i.indnkeyatts
         ORDER BY i.indexrelid, k.place
        """
    }

    /// Those that run for an INSERT in an ordinary session; a bit of `tgtype` says so.
    private var triggers: SQL {
        """
        SELECT t.tgname AS name, l.lanname AS language, p.prosrc AS body
          FROM \(place)
          JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal
               AND t.tgenabled IN ('O', 'A') AND t.tgtype & 4 = 4
          JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
          JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
         ORDER BY t.tgname
        """
    }
}
