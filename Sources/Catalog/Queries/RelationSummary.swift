package import Postgres
package import SQL

/// The question for one relation as it is now: one row, with a fresher estimate than ``RelationList`` has.
package enum RelationSummary {
    enum Column: Int, ResultColumns {
        case oid, schema, name, kind, parent, rows, comment, persistence, hasRowSecurity, isPopulated
        case isReadable
    }

    /// No row when the relation is gone.
    package static func sql(_ relation: Oid) -> SQL {
        """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, i.inhparent AS parent,
               CASE WHEN c.relkind = 'p' THEN (\(PartitionTree.rows(of: "c.oid")))
                    WHEN c.relpages > 0 AND c.relkind IN ('r', 'm') THEN c.reltuples / c.relpages
                       * (pg_catalog.pg_relation_size(c.oid)
                          / pg_catalog.current_setting('block_size')::pg_catalog.int8)
                    WHEN c.reltuples > 0 OR c.reltuples = 0 AND server.version >= 140000 THEN c.reltuples
               END::pg_catalog.int8 AS rows,
               pg_catalog.obj_description(c.oid, 'pg_class') AS comment,
               c.relpersistence AS persistence, c.relrowsecurity AS has_row_security,
               c.relispopulated AS is_populated,
               pg_catalog.has_table_privilege(c.oid, 'SELECT')
                 OR pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS is_readable
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         CROSS JOIN (SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4) AS server (version)
          LEFT JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid AND c.relispartition
         WHERE c.oid = \(relation)::pg_catalog.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        """
    }

    /// Finds relations by name, the way a `FROM` would: with a schema, or through the search path.
    ///
    /// No row when there is none; the server's error when `name` is no name at all.
    package static func oid(named name: String) -> SQL {
        "SELECT pg_catalog.to_regclass(\(name))::pg_catalog.oid AS oid"
    }

    /// - Throws: ``CatalogError/noSuchRelation(_:)`` when there is no row.
    package static func relation(_ oid: Oid, in result: RowSet) throws(CatalogError) -> Relation {
        guard let row = ResultRows<Column>(result).first else { throw .noSuchRelation(oid) }
        return Relation(row)
    }
}
