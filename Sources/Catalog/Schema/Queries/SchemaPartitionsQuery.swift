import Postgres
import SQL

/// The question for the partitions of all tables, by the table at the top.
enum SchemaPartitionsQuery {
    enum Column: Int, ResultColumns { case root, schema, name, parentSchema, parentName, bound, key }

    static func sql(_ condition: SQL) -> SQL {
        """
        SELECT pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid AS root, n.nspname AS schema, c.relname AS name,
               pn.nspname AS parent_schema, p.relname AS parent_name,
               pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound, pg_catalog.pg_get_partkeydef(c.oid) AS key
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid
          JOIN pg_catalog.pg_class AS p ON p.oid = i.inhparent
          JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.relnamespace
         WHERE c.relispartition AND c.relkind IN ('r', 'p') AND \(condition)
         ORDER BY 1, c.relkind = 'r', n.nspname, c.relname
        """
    }
}
