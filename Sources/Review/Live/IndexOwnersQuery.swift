import Catalog
import Postgres
import SQL

/// Which table every index belongs to, with its columns.
enum IndexOwnersQuery {
    private enum Column: Int, ResultColumns {
        case schema, name, table, columns, method, isUnique, isPartial, isValid
    }

    static let sql: SQL = """
        SELECT n.nspname AS schema, c.relname AS name, t.relname AS table,
               ARRAY(SELECT COALESCE(a.attname::pg_catalog.text, '') FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS k
                       LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k] AND a.attnum > 0
                      ORDER BY k) AS columns,
               m.amname AS method, i.indisunique AS is_unique, i.indpred IS NOT NULL AS is_partial,
               i.indisvalid AS is_valid
          FROM pg_catalog.pg_index AS i
          JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
          JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_am AS m ON m.oid = c.relam
         WHERE c.oid >= 16384 AND n.nspname <> 'pg_toast'
        """

    static func read(_ result: RowSet, into facts: inout Facts) {
        for row in ResultRows<Column>(result) {
            let (index, table) = (
                QualifiedName(row.text(.schema), row.text(.name)),
                QualifiedName(row.text(.schema), row.text(.table))
            )
            facts.indexes[index] = table
            // An expression is no column, and comes without a name.
            let columns = row.array(.columns).map { $0.isEmpty ? nil : Identifier($0) }
            var known = IndexFacts(columns)
            (known.method, known.isUnique) = (row.text(.method), row.bool(.isUnique) ?? false)
            (known.isPartial, known.isValid) = (row.bool(.isPartial) ?? false, row.bool(.isValid) ?? true)
            facts.tables[table]?.indexes?.append(known)
            facts.tables[table]?.indexColumns[index.name] = columns.compactMap(\.self)
        }
    }
}
