import Catalog
import Postgres
import SQL

/// How many rows tables have, about, what they take on the disk, and who writes to them right now.
///
/// That a table is empty is only said where its file is; the numbers of ANALYZE may be old. A table that somebody holds for
/// themselves is not measured, since that would wait.
enum WeightsQuery {
    private enum Column: Int, ResultColumns { case schema, name, rows, bytes, writers, oid }

    static let sql: SQL = """
        WITH held AS (
            SELECT l.relation FROM pg_catalog.pg_locks AS l
             WHERE l.mode OPERATOR(pg_catalog.=) 'AccessExclusiveLock' AND l.relation IS NOT NULL
        ), part AS (
            SELECT c.oid AS owner, COALESCE(t.relid, c.oid) AS oid
              FROM pg_catalog.pg_class AS c
              LEFT JOIN LATERAL pg_catalog.pg_partition_tree(c.oid) AS t ON c.relkind OPERATOR(pg_catalog.=) 'p'
             WHERE c.relkind IN ('r', 'p', 'm') AND c.oid >= 16384
        ), measured AS (
            SELECT part.owner, p.relkind, p.reltuples,
                   CASE WHEN p.relkind OPERATOR(pg_catalog.=) 'p' THEN 0
                        WHEN part.oid IN (SELECT held.relation FROM held) THEN NULL
                        ELSE pg_catalog.pg_relation_size(part.oid) END AS heap,
                   CASE WHEN part.oid IN (SELECT held.relation FROM held) THEN NULL
                        ELSE pg_catalog.pg_total_relation_size(part.oid) END AS bytes
              FROM part JOIN pg_catalog.pg_class AS p ON p.oid = part.oid
        ), summed AS (
            SELECT m.owner, pg_catalog.sum(m.bytes) AS bytes,
                   CASE WHEN pg_catalog.bool_and(COALESCE(m.heap = 0, false)) THEN 0
                        WHEN pg_catalog.sum(GREATEST(m.reltuples, 0)) > 0
                        THEN pg_catalog.sum(GREATEST(m.reltuples, 0)) END AS rows
              FROM measured AS m GROUP BY m.owner
        )
        SELECT n.nspname AS schema, c.relname AS name, s.rows::pg_catalog.int8 AS rows, s.bytes::pg_catalog.int8 AS bytes,
               (SELECT pg_catalog.count(DISTINCT l.pid) FROM pg_catalog.pg_locks AS l
                 WHERE l.relation = c.oid AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
                   AND l.mode = ANY ('{RowExclusiveLock,ShareUpdateExclusiveLock,ShareLock,ShareRowExclusiveLock,ExclusiveLock,AccessExclusiveLock}')
               ) AS writers,
               c.oid AS oid
          FROM summed AS s
          JOIN pg_catalog.pg_class AS c ON c.oid = s.owner
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        """

    static func read(_ result: RowSet, into facts: inout Facts) {
        for row in ResultRows<Column>(result) {
            guard let name = row.qualifiedName(.schema, .name) else { continue }
            var table = facts.tables[name] ?? TableFacts()
            table.rows = row.int(.rows)
            table.bytes = row.int64(.bytes).map { ByteCount($0) }
            table.writers = row.int(.writers)
            table.oid = row[.oid].flatMap(Oid.init)
            facts.tables[name] = table
        }
    }
}
