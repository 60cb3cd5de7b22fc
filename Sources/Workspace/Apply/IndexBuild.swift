import SQL

/// `CREATE INDEX CONCURRENTLY`, which leaves an index behind that is not valid when it is stopped.
struct IndexBuild {
    private let table: String
    /// `nil` where PostgreSQL chooses it.
    private let name: Identifier?

    /// `nil` for every other statement.
    init?(_ statement: String) {
        guard case .createIndex(let index)? = SQL.examined(statement)?.statement, index.isConcurrent else {
            return nil
        }
        (table, name) = (index.table.quoted, index.name)
    }

    /// Schema and name of such an index on the table; with a name, only of the one that is called so.
    var invalid: SQL {
        """
        SELECT n.nspname, c.relname FROM pg_catalog.pg_index AS i
          JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE i.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(\(table)) AND NOT i.indisvalid
           AND coalesce(c.relname OPERATOR(pg_catalog.=) \(name?.name), true)
         LIMIT 1
        """
    }
}
