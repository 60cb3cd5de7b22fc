import SQL

/// The relations below a partitioned table or index, as rows of a `FROM`.
///
/// Read from `pg_inherits`, which costs a quarter of what `pg_partition_tree` does and waits for nobody's lock.
enum PartitionTree {
    /// Of more partitions the size would take longer than all the rest: every one of their files is looked up.
    static let mostMeasured: SQL = "200"

    /// How many rows there are below `root` by the last ANALYZE, NULL where none was analyzed.
    static func rows(of root: SQL) -> SQL {
        leaves(of: root, "pg_catalog.sum(leaf.reltuples) FILTER (WHERE leaf.reltuples >= 0)")
    }

    /// `SELECT columns FROM` the rows of `pg_class` that have storage of their own below `root`, as `leaf`.
    ///
    /// The array makes PostgreSQL look them up instead of reading all of `pg_class`.
    static func leaves(of root: SQL, _ columns: SQL) -> SQL {
        """
        WITH RECURSIVE tree AS (
                    SELECT \(root) AS oid
                     UNION ALL
                    SELECT h.inhrelid FROM tree JOIN pg_catalog.pg_inherits AS h ON h.inhparent = tree.oid)
               SELECT \(columns)
                 FROM pg_catalog.pg_class AS leaf
                WHERE leaf.oid = ANY (ARRAY(SELECT tree.oid FROM tree)) AND leaf.relkind NOT IN ('p', 'I')
        """
    }
}
