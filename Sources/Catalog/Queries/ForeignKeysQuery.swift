package import Postgres
package import SQL

/// The question for the foreign keys that leave a relation, or arrive at it.
///
/// Of a partitioned table only the key as it was declared is listed, not its copies on every partition.
package enum ForeignKeysQuery {
    package static func sql(_ relation: Oid) -> SQL {
        """
        SELECT c.oid, c.conname AS name,
               c.conrelid AS source, sn.nspname AS source_schema, s.relname AS source_name,
               ARRAY(SELECT a.attname
                       FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY AS key (number, place)
                       JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = key.number
                      ORDER BY key.place) AS source_columns,
               c.confrelid AS target, tn.nspname AS target_schema, t.relname AS target_name,
               ARRAY(SELECT a.attname
                       FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY AS key (number, place)
                       JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = key.number
                      ORDER BY key.place) AS target_columns,
               c.confupdtype AS on_update, c.confdeltype AS on_delete,
               pg_catalog.pg_get_constraintdef(c.oid) AS definition, c.convalidated AS is_validated,
               c.conparentid = 0 AS is_local, pg_catalog.obj_description(c.oid, 'pg_constraint') AS comment
          FROM pg_catalog.pg_constraint AS c
          JOIN pg_catalog.pg_class AS s ON s.oid = c.conrelid
          JOIN pg_catalog.pg_namespace AS sn ON sn.oid = s.relnamespace
          JOIN pg_catalog.pg_class AS t ON t.oid = c.confrelid
          JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
         WHERE c.contype = 'f'
           AND (c.conrelid = \(relation)::pg_catalog.oid
                AND (c.conparentid = 0 OR NOT EXISTS (
                     SELECT FROM pg_catalog.pg_constraint AS p
                      WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid))
                OR c.confrelid = \(relation)::pg_catalog.oid AND c.conparentid = 0)
         ORDER BY c.conname, sn.nspname, s.relname
        """
    }

    /// Those that leave `relation` and those that arrive at it; a reference to itself is in both.
    package static func foreignKeys(
        of relation: Oid, in result: RowSet
    ) -> (leaving: [ForeignKey], arriving: [ForeignKey]) {
        let keys = result.rows.map { row in foreignKey(in: result, row: row) }
        return (keys.filter { $0.source.oid == relation }, keys.filter { $0.target.oid == relation })
    }

    private static func foreignKey(in result: RowSet, row: Int) -> ForeignKey {
        ForeignKey(
            oid: result.oid(row, 0) ?? Oid(0), name: Identifier(result.text(row, 1)),
            source: end(in: result, row: row, from: 2), target: end(in: result, row: row, from: 6),
            onUpdate: ForeignKey.Action(code: result.text(row, 10)),
            onDelete: ForeignKey.Action(code: result.text(row, 11)), definition: result.text(row, 12),
            isValidated: result.bool(row, 13) ?? true, isLocal: result.bool(row, 14) ?? true,
            comment: result[row, 15])
    }

    private static func end(in result: RowSet, row: Int, from column: Int) -> ForeignKey.End {
        ForeignKey.End(
            oid: result.oid(row, column) ?? Oid(0),
            table: QualifiedName(result.text(row, column + 1), result.text(row, column + 2)),
            columns: result.array(row, column + 3).map { Identifier($0) })
    }
}

extension ForeignKey.Action {
    /// Reads `pg_constraint.confdeltype`.
    init(code: String) {
        switch code {
        case "r": self = .restrict
        case "c": self = .cascade
        case "n": self = .setNull
        case "d": self = .setDefault
        default: self = .noAction
        }
    }
}
