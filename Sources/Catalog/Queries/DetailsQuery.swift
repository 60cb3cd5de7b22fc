import Postgres
import SQL

/// The question for what a relation has once: owner, definition, size, use, and rare properties.
enum DetailsQuery {
    enum Column: Int, ResultColumns {
        case owner, rowSecurity, partitionKey, partitionBound, viewDefinition, heap, toast, indexes
        case liveRows, deadRows, sequentialScans, indexScans, lastAnalyze, lastVacuum, options
        case tablespace, accessMethod, server, serverOptions, replicaIdentity, composite
    }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT pg_catalog.pg_get_userbyid(c.relowner) AS owner,
               CASE WHEN c.relforcerowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'enabled'
                    ELSE 'disabled' END AS row_security,
               CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
               pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
               CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS view_definition,
               sizes.heap, sizes.toast, sizes.indexes,
               s.n_live_tup AS live_rows, s.n_dead_tup AS dead_rows,
               s.seq_scan AS sequential_scans, s.idx_scan AS index_scans,
               GREATEST(s.last_analyze, s.last_autoanalyze) AS last_analyze,
               GREATEST(s.last_vacuum, s.last_autovacuum) AS last_vacuum,
               pg_catalog.array_cat(c.reloptions, ARRAY(
                    SELECT 'toast.' || o FROM pg_catalog.unnest(t.reloptions) AS o)) AS options,
               space.spcname AS tablespace, NULLIF(am.amname, 'heap') AS access_method,
               server.srvname AS server,
               (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                       || pg_catalog.quote_literal(o.option_value), ', ')
                  FROM pg_catalog.pg_options_to_table(ft.ftoptions) AS o) AS server_options,
               CASE WHEN c.relkind IN ('r', 'p', 'm') THEN c.relreplident END AS replica_identity,
               NULLIF(c.reloftype, 0)::pg_catalog.regtype AS composite
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
                  AND m.oid OPERATOR(pg_catalog.=) ANY (
                      CASE c.relkind
                      WHEN 'p' THEN (\(measured))
                      ELSE ARRAY[c.oid] END)) AS sizes
         WHERE c.oid = \(relation)::pg_catalog.oid
        """
    }

    /// The partitions of `c` whose files are looked up, NULL where there are too many; the list measures them on demand.
    private static let measured: SQL = """
        \(PartitionTree.leaves(of: "c.oid", "pg_catalog.array_agg(leaf.oid)"))
               HAVING pg_catalog.count(*) <= \(PartitionTree.mostMeasured)
        """

    static func storage(_ row: ResultRow<Column>) -> Storage {
        Storage(
            heap: ByteCount(row.int64(.heap) ?? 0), toast: ByteCount(row.int64(.toast) ?? 0),
            indexes: ByteCount(row.int64(.indexes) ?? 0), liveRows: row.int64(.liveRows),
            deadRows: row.int64(.deadRows), sequentialScans: row.int64(.sequentialScans),
            indexScans: row.int64(.indexScans), lastAnalyze: row[.lastAnalyze], lastVacuum: row[.lastVacuum])
    }

    static func rowSecurity(_ row: ResultRow<Column>) -> RowSecurity {
        switch row.text(.rowSecurity) {
        case "forced": .forced
        case "enabled": .enabled
        default: .disabled
        }
    }

    static func details(
        _ row: ResultRow<Column>, sequences: [OwnedSequence], extras: [Structure.Extra]
    ) throws(CatalogError) -> Structure.Details {
        Structure.Details(
            options: row.array(.options), tablespace: row[.tablespace].map { Identifier($0) },
            accessMethod: row[.accessMethod].map { Identifier($0) },
            server: row[.server].map { Identifier($0) }, serverOptions: row[.serverOptions],
            replicaIdentity: try Structure.ReplicaIdentity(code: row[.replicaIdentity] ?? "d"),
            sequences: sequences, composite: row[.composite], extras: extras)
    }
}

extension Structure.ReplicaIdentity {
    /// Reads `pg_class.relreplident`.
    fileprivate init(code: String) throws(CatalogError) {
        switch code {
        case "f": self = .full
        case "n": self = .nothing
        case "i": self = .index
        case "d": self = .primaryKey
        default: throw .unknownCode(code, column: "relreplident")
        }
    }
}
