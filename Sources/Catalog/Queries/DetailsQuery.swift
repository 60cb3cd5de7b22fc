import Postgres
import SQL

/// The question for what a relation has once: owner, definition, size, use, and rare properties.
enum DetailsQuery {
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT pg_catalog.pg_get_userbyid(c.relowner) AS owner,
               CASE WHEN c.relforcerowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'enabled'
                    ELSE 'disabled' END AS row_security,
               CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
               pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
               CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS view_definition,
               sizes.heap, sizes.toast, sizes.indexes, s.n_live_tup, s.n_dead_tup, s.seq_scan, s.idx_scan,
               GREATEST(s.last_analyze, s.last_autoanalyze) AS last_analyze,
               GREATEST(s.last_vacuum, s.last_autovacuum) AS last_vacuum,
               pg_catalog.array_cat(c.reloptions, ARRAY(
                    SELECT 'toast.' || o FROM pg_catalog.unnest(t.reloptions) AS o)) AS options,
               space.spcname AS tablespace, NULLIF(am.amname, 'heap') AS access_method,
               server.srvname AS server,
               (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                       || pg_catalog.quote_literal(o.option_value), ', ')
                  FROM pg_catalog.pg_options_to_table(ft.ftoptions) AS o) AS server_options,
               CASE WHEN c.relkind IN ('r', 'p', 'm') THEN c.relreplident END AS replica_identity
          FROM pg_catalog.pg_class AS c
          LEFT JOIN pg_catalog.pg_class AS t ON t.oid = c.reltoastrelid
          LEFT JOIN pg_catalog.pg_tablespace AS space ON space.oid = c.reltablespace
          LEFT JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
          LEFT JOIN pg_catalog.pg_foreign_table AS ft ON ft.ftrelid = c.oid
          LEFT JOIN pg_catalog.pg_foreign_server AS server ON server.oid = ft.ftserver
          LEFT JOIN pg_catalog.pg_stat_all_tables AS s ON s.relid = c.oid
         CROSS JOIN LATERAL (
               SELECT pg_catalog.sum(pg_catalog.pg_relation_size(m.oid)
                         + pg_catalog.pg_relation_size(m.oid, 'vm')
                         + pg_catalog.pg_relation_size(m.oid, 'fsm')) AS heap,
                      pg_catalog.sum(CASE WHEN m.reltoastrelid <> 0
                         THEN pg_catalog.pg_total_relation_size(m.reltoastrelid) ELSE 0 END) AS toast,
                      pg_catalog.sum(pg_catalog.pg_indexes_size(m.oid)) AS indexes
                 FROM pg_catalog.pg_class AS m
                WHERE m.relkind IN ('r', 'm')
                  AND m.oid IN (SELECT c.oid UNION ALL
                                SELECT p.relid FROM pg_catalog.pg_partition_tree(c.oid) AS p)) AS sizes
         WHERE c.oid = \(relation)::pg_catalog.oid
        """
    }

    static func storage(in result: RowSet) -> Storage {
        Storage(
            heap: ByteCount(result.int64(0, 5) ?? 0), toast: ByteCount(result.int64(0, 6) ?? 0),
            indexes: ByteCount(result.int64(0, 7) ?? 0), liveRows: result.int64(0, 8),
            deadRows: result.int64(0, 9), sequentialScans: result.int64(0, 10),
            indexScans: result.int64(0, 11), lastAnalyze: result[0, 12], lastVacuum: result[0, 13])
    }

    static func rowSecurity(in result: RowSet) -> RowSecurity {
        switch result.text(0, 1) {
        case "forced": .forced
        case "enabled": .enabled
        default: .disabled
        }
    }

    static func details(
        in result: RowSet, sequences: [OwnedSequence], extras: [String]
    ) -> Structure.Details {
        Structure.Details(
            options: result.array(0, 14), tablespace: result[0, 15].map { Identifier($0) },
            accessMethod: result[0, 16].map { Identifier($0) }, server: result[0, 17].map { Identifier($0) },
            serverOptions: result[0, 18],
            replicaIdentity: Structure.ReplicaIdentity(code: result.text(0, 19)),
            sequences: sequences, extras: extras)
    }
}

extension Structure.ReplicaIdentity {
    /// Reads `pg_class.relreplident`.
    fileprivate init(code: String) {
        switch code {
        case "f": self = .full
        case "n": self = .nothing
        case "i": self = .index
        default: self = .primaryKey
        }
    }
}
