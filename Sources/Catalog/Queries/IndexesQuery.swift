import Postgres
import SQL

/// The question for the indexes of a relation: the primary key's first, then by name.
enum IndexesQuery {
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT i.indexrelid AS oid, c.relname AS name, pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
               am.amname AS method, con.conname AS owning_constraint, i.indisunique, i.indisprimary, i.indisvalid,
               i.indisready, i.indpred IS NOT NULL AS is_partial, i.indisreplident, i.indisclustered,
               pg_catalog.pg_relation_size(i.indexrelid) AS size,
               COALESCE(pg_catalog.pg_stat_get_numscans(i.indexrelid), 0) AS scans,
               pg_catalog.obj_description(i.indexrelid, 'pg_class') AS comment
          FROM pg_catalog.pg_index AS i
          JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
          JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
          LEFT JOIN pg_catalog.pg_constraint AS con
            ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
         WHERE i.indrelid = \(relation)::pg_catalog.oid
         ORDER BY i.indisprimary DESC, c.relname
        """
    }

    static func indexes(in result: RowSet) -> [Index] {
        result.rows.map { row in
            Index(
                oid: result.oid(row, 0) ?? Oid(0), name: Identifier(result.text(row, 1)),
                definition: result.text(row, 2), method: result.text(row, 3), traits: traits(result, row),
                constraint: result[row, 4].map { Identifier($0) },
                size: ByteCount(result.int64(row, 12) ?? 0), scans: result.int64(row, 13) ?? 0,
                comment: result[row, 14])
        }
    }

    private static func traits(_ result: RowSet, _ row: Int) -> Index.Traits {
        let flags: [(Int, Index.Traits)] = [
            (5, .unique), (6, .primary), (7, .valid), (8, .ready), (9, .partial), (10, .replicaIdentity),
            (11, .clustered),
        ]
        return flags.reduce(into: []) { traits, flag in
            if result.bool(row, flag.0) == true { traits.insert(flag.1) }
        }
    }
}
