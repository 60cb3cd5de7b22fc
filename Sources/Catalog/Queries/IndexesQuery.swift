import Postgres
import SQL

/// The question for the indexes of a relation: the primary key's first, then by name.
///
/// That of a partitioned table is as large and as much used as those of the partitions together.
enum IndexesQuery {
    private enum Column: Int, ResultColumns {
        case oid, name, definition, method, owningConstraint, isUnique, isPrimary, isValid, isReady
        case isPartial, isReplicaIdentity, isClustered, size, scans, comment
    }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT i.indexrelid AS oid, c.relname AS name, pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
               am.amname AS method, con.conname AS owning_constraint,
               i.indisunique AS is_unique, i.indisprimary AS is_primary, i.indisvalid AS is_valid,
               i.indisready AS is_ready, i.indpred IS NOT NULL AS is_partial,
               i.indisreplident AS is_replica_identity, i.indisclustered AS is_clustered,
               COALESCE(parts.size, pg_catalog.pg_relation_size(i.indexrelid)) AS size,
               COALESCE(parts.scans, pg_catalog.pg_stat_get_numscans(i.indexrelid), 0) AS scans,
               pg_catalog.obj_description(i.indexrelid, 'pg_class') AS comment
          FROM pg_catalog.pg_index AS i
          JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
          JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
          LEFT JOIN LATERAL (
               SELECT CASE WHEN pg_catalog.cardinality(part.oids) <= \(PartitionTree.mostMeasured)
                           THEN (SELECT pg_catalog.sum(pg_catalog.pg_relation_size(p.oid))
                                   FROM pg_catalog.unnest(part.oids) AS p (oid))
                           ELSE part.pages * pg_catalog.current_setting('block_size')::pg_catalog.int8 END AS size,
                      part.scans
                 FROM (\(parts)) AS part) AS parts ON c.relkind = 'I'
          LEFT JOIN pg_catalog.pg_constraint AS con
            ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
         WHERE i.indrelid = \(relation)::pg_catalog.oid
         ORDER BY i.indisprimary DESC, c.relname
        """
    }

    /// The parts of the partitioned index `i`, with what the last VACUUM or ANALYZE wrote down of their size.
    private static let parts = PartitionTree.leaves(
        of: "i.indexrelid",
        """
        pg_catalog.array_agg(leaf.oid) AS oids, pg_catalog.sum(leaf.relpages::pg_catalog.int8) AS pages,
                      pg_catalog.sum(pg_catalog.pg_stat_get_numscans(leaf.oid)) AS scans
        """)

    static func indexes(in result: RowSet) -> [Index] {
        ResultRows<Column>(result).map { row in
            Index(
                oid: row.oid(.oid) ?? Oid(0), name: Identifier(row.text(.name)),
                definition: row.text(.definition), method: row.text(.method), traits: traits(row),
                constraint: row[.owningConstraint].map { Identifier($0) },
                size: ByteCount(row.int64(.size) ?? 0), scans: row.int64(.scans) ?? 0,
                comment: row[.comment])
        }
    }

    private static func traits(_ row: ResultRow<Column>) -> Index.Traits {
        let flags: [(Column, Index.Traits)] = [
            (.isUnique, .unique), (.isPrimary, .primary), (.isValid, .valid), (.isReady, .ready),
            (.isPartial, .partial), (.isReplicaIdentity, .replicaIdentity), (.isClustered, .clustered),
        ]
        return flags.reduce(into: []) { traits, flag in
            if row.bool(flag.0) == true { traits.insert(flag.1) }
        }
    }
}
