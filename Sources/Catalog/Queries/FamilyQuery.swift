import Postgres
import SQL

/// The question for the parents and children of a relation: partitions, or tables that inherit.
enum FamilyQuery {
    private enum Column: Int, ResultColumns { case isChild, oid, schema, name, bound, rows }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT i.inhparent = \(relation)::pg_catalog.oid AS is_child, c.oid, n.nspname AS schema, c.relname AS name,
               CASE WHEN i.inhparent = \(relation)::pg_catalog.oid
                    THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS bound,
               CASE WHEN c.relkind = 'p' THEN (\(PartitionTree.rows(of: "c.oid")))
                    WHEN c.reltuples > 0 OR c.reltuples = 0
                     AND (c.relpages > 0 OR server.version >= 140000) THEN c.reltuples
               END::pg_catalog.int8 AS rows
          FROM pg_catalog.pg_inherits AS i
          JOIN pg_catalog.pg_class AS c
            ON c.oid = CASE WHEN i.inhparent = \(relation)::pg_catalog.oid THEN i.inhrelid ELSE i.inhparent END
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_partitioned_table AS whole ON whole.partrelid = \(relation)::pg_catalog.oid
         CROSS JOIN (SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4) AS server (version)
         WHERE (i.inhparent = \(relation)::pg_catalog.oid OR i.inhrelid = \(relation)::pg_catalog.oid)
           AND c.relkind IN ('r', 'p', 'f')
         ORDER BY is_child, CASE WHEN i.inhrelid = \(relation)::pg_catalog.oid THEN i.inhseqno END,
                  c.oid = whole.partdefid, n.nspname, c.relname
        """
    }

    static func partitioning(in result: RowSet, key: String?, bound: String?) -> Partitioning {
        let rows = ResultRows<Column>(result)
        let parents = rows.filter { $0.bool(.isChild) == false }
        let children = rows.filter { $0.bool(.isChild) == true }
        return Partitioning(
            key: key, bound: bound, parents: parents.compactMap { $0.qualifiedName(.schema, .name) },
            children: children.map { row in
                Partition(
                    oid: row.oid(.oid) ?? Oid(0), name: QualifiedName(row.text(.schema), row.text(.name)),
                    bound: row[.bound], estimatedRows: row.int64(.rows))
            })
    }
}
