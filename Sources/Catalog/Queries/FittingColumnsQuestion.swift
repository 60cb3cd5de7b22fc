package import Postgres
package import SQL

/// The question which columns of the whole database could hold a value, and which of them an index finds it in.
///
/// Partitions are left out, since they are read with their table. One round trip; no table is looked into or locked.
package struct FittingColumnsQuestion: Hashable, Sendable {
    private enum Column: Int, ResultColumns {
        case oid, schema, name, kind, rows, columnName, number, type, typeName, baseName, category, isIndexed,
            bytes
    }

    /// Names of types as the catalog has them, such as `int8`; those of PostgreSQL, and citext.
    private let types: [String]
    /// Enums that have this label fit as well.
    private let label: String

    package init(types: [String], label: String) { (self.types, self.label) = (types, label) }

    package var batch: Batch { Batch(sql) }

    /// - Throws: The server's error.
    package func columns(in answer: BatchAnswer) throws(PostgresError) -> [FittingColumn] {
        guard let result = try answer.get().first else { return [] }
        return ResultRows<Column>(result).map(Self.column)
    }

    private static func column(_ row: ResultRow<Column>) -> FittingColumn {
        FittingColumn(
            relation: Relation(
                oid: row.oid(.oid) ?? Oid(0), name: QualifiedName(row.text(.schema), row.text(.name)),
                kind: Relation.Kind(letter: row.letter(.kind) ?? 0), estimatedRows: row.int64(.rows)),
            column: Catalog.Column(
                number: row.int(.number) ?? 0, name: Identifier(row.text(.columnName)),
                type: ColumnType(
                    oid: row.oid(.type) ?? Oid(0), name: row.text(.typeName),
                    category: ColumnType.Category(rawValue: row.text(.category)) ?? .other,
                    base: row[.baseName])),
            isIndexed: row.bool(.isIndexed) ?? false, size: row.int64(.bytes).map { ByteCount($0) })
    }

    private var sql: SQL {
        """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
               CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END AS rows,
               a.attname AS column_name, a.attnum AS number, a.atttypid AS type,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_name,
               pg_catalog.format_type(base.oid, NULL) AS base_name,
               CASE WHEN base.typtype = 'e' THEN 'enum' WHEN base.typname = 'uuid' THEN 'uuid'
                    WHEN base.typcategory = 'N' THEN 'number' WHEN base.typcategory = 'S' THEN 'text'
                    WHEN base.typcategory IN ('D', 'T') THEN 'time' ELSE 'other' END AS category,
               EXISTS (SELECT FROM pg_catalog.pg_index AS i
                         JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
                         JOIN pg_catalog.pg_am AS am ON am.oid = ic.relam AND am.amname IN ('btree', 'hash')
                        WHERE i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL
                          AND i.indkey[0] = a.attnum AND i.indcollation[0] = a.attcollation) AS is_indexed,
               CASE WHEN c.relkind <> 'p' AND c.relpages >= 0
                    THEN c.relpages::int8 * pg_catalog.current_setting('block_size')::int8 END AS bytes
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          JOIN pg_catalog.pg_type AS base ON base.oid = \(BaseType.oid(of: "t"))
         WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND c.relispopulated
           AND c.oid >= \(RelationList.firstOid(includingSystem: false))
           AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
           AND (base.typname = ANY (ARRAY[\(types.map { "\($0)" as SQL }.joined(separator: ", "))]::text[])
                AND (base.typnamespace = 'pg_catalog'::pg_catalog.regnamespace OR base.typname = 'citext')
                OR base.typtype = 'e' AND EXISTS (
                   SELECT FROM pg_catalog.pg_enum AS e
                    WHERE e.enumtypid = base.oid AND e.enumlabel = \(label)))
           AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
           AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
         ORDER BY c.relpages, n.nspname, c.relname, a.attnum
        """
    }
}

/// A column that could hold a value that is looked for.
package struct FittingColumn: Hashable, Sendable {
    /// Without its traits.
    package let relation: Relation
    /// Its name and type only.
    package let column: Column
    /// Whether a value in it is found without reading the table.
    package let isIndexed: Bool
    /// What the table takes, as `VACUUM` or `ANALYZE` saw it last; `nil` where nobody knows.
    package let size: ByteCount?

    package init(relation: Relation, column: Column, isIndexed: Bool, size: ByteCount? = nil) {
        (self.relation, self.column, self.isIndexed, self.size) = (relation, column, isIndexed, size)
    }
}
