package import Postgres
package import SQL

/// The question for the foreign keys that leave a relation, or arrive at it.
///
/// Of a partitioned table only the key as it was declared is listed, not its copies on every partition.
package enum ForeignKeysQuery {
    private enum Column: Int, ResultColumns {
        case oid, name, source, sourceSchema, sourceName, sourceColumns, target, targetSchema
        case targetName, targetColumns, onUpdate, onDelete, definition, isValidated, isLocal, comment
    }

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
    ) throws(CatalogError) -> (leaving: [ForeignKey], arriving: [ForeignKey]) {
        let keys = try ResultRows(result).map(foreignKey)
        return (keys.filter { $0.source.oid == relation }, keys.filter { $0.target.oid == relation })
    }

    private static func foreignKey(_ row: ResultRow<Column>) throws(CatalogError) -> ForeignKey {
        ForeignKey(
            oid: row.oid(.oid) ?? Oid(0), name: Identifier(row.text(.name)),
            source: ForeignKey.End(
                oid: row.oid(.source) ?? Oid(0),
                table: QualifiedName(row.text(.sourceSchema), row.text(.sourceName)),
                columns: row.array(.sourceColumns).map { Identifier($0) }),
            target: ForeignKey.End(
                oid: row.oid(.target) ?? Oid(0),
                table: QualifiedName(row.text(.targetSchema), row.text(.targetName)),
                columns: row.array(.targetColumns).map { Identifier($0) }),
            onUpdate: try ForeignKey.Action(code: row.text(.onUpdate)),
            onDelete: try ForeignKey.Action(code: row.text(.onDelete)), definition: row.text(.definition),
            isValidated: row.bool(.isValidated) ?? true, isLocal: row.bool(.isLocal) ?? true,
            comment: row[.comment])
    }
}

extension ForeignKey.Action {
    /// Reads `confupdtype` and `confdeltype` of `pg_constraint`.
    init(code: String) throws(CatalogError) {
        switch code {
        case "r": self = .restrict
        case "c": self = .cascade
        case "n": self = .setNull
        case "d": self = .setDefault
        case "a": self = .noAction
        default: throw .unknownCode(code, column: "confdeltype")
        }
    }
}
