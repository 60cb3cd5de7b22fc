package import Postgres
package import SQL

/// The question which columns there are in the whole database, for finding one by its name.
///
/// Partitions are left out, since they have those of their table. One round trip; some 60 bytes a column.
package struct ColumnNamesQuestion: Hashable, Sendable {
    private enum Column: Int, ResultColumns { case oid, name, type }

    /// Whether the server's own tables are wanted too.
    package let includesSystem: Bool
    /// At most so many columns come; one more than wanted tells that there are more.
    private let limit: Int

    package init(includesSystem: Bool = false, limit: Int) {
        (self.includesSystem, self.limit) = (includesSystem, limit)
    }

    package var batch: Batch { Batch([sql]) }

    /// - Throws: The server's error.
    package func names(in answer: BatchAnswer) throws(PostgresError) -> [ColumnPlace] {
        guard let result = try answer.get().first else { return [] }
        return ResultRows<Column>(result).compactMap { row in
            row.oid(.oid).map {
                ColumnPlace(relation: $0, name: Identifier(row.text(.name)), type: row.text(.type))
            }
        }
    }

    private var sql: SQL {
        """
        SELECT c.oid, a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
           AND c.oid >= \(RelationList.firstOid(includingSystem: includesSystem))
         ORDER BY c.oid, a.attnum
         LIMIT \(unsafe: "\(limit)")
        """
    }
}

/// A column, and the relation that has it.
package struct ColumnPlace: Hashable, Sendable {
    package let relation: Oid
    package let name: Identifier
    /// Such as `character varying(40)`.
    package let type: String

    package init(relation: Oid, name: Identifier, type: String) {
        (self.relation, self.name, self.type) = (relation, name, type)
    }
}
