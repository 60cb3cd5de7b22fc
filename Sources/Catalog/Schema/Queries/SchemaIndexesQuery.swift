import Postgres
import SQL

/// The question for all indexes that belong to no constraint.
enum SchemaIndexesQuery {
    enum Column: Int, ResultColumns {
        case relation, name, method, isUnique, nullsNotDistinct, isValid, predicate, options, columns
        case keyCount, directions, expressions, classes, classDefaults, collations
    }

    // Expressions are asked for only where there are some: pg_get_indexdef opens the table each time.
    static func sql(_ condition: SQL) -> SQL {
        """
        SELECT i.indrelid AS relation, ic.relname AS name, am.amname AS method, i.indisunique AS is_unique,
               COALESCE(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false') AS nulls_not_distinct,
               i.indisvalid AS is_valid, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
               ic.reloptions AS options, i.indkey AS columns, i.indnkeyatts AS key_count, i.indoption AS directions,
               CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
                    SELECT pg_catalog.pg_get_indexdef(i.indexrelid, place, false)
                      FROM pg_catalog.generate_series(1, i.indnkeyatts) AS place ORDER BY place) END AS expressions,
               ARRAY(SELECT oc.opcname FROM pg_catalog.unnest(i.indclass) WITH ORDINALITY AS key (class, place)
                       JOIN pg_catalog.pg_opclass AS oc ON oc.oid = key.class ORDER BY key.place) AS classes,
               ARRAY(SELECT oc.opcdefault FROM pg_catalog.unnest(i.indclass) WITH ORDINALITY AS key (class, place)
                       JOIN pg_catalog.pg_opclass AS oc ON oc.oid = key.class ORDER BY key.place) AS class_defaults,
               ARRAY(SELECT CASE WHEN co.oid <> COALESCE(a.attcollation, 100) THEN co.collname::pg_catalog.text ELSE '' END
                       FROM pg_catalog.unnest(i.indcollation) WITH ORDINALITY AS key (collation_oid, place)
                       LEFT JOIN pg_catalog.pg_collation AS co ON co.oid = key.collation_oid
                       LEFT JOIN pg_catalog.pg_attribute AS a
                         ON a.attrelid = i.indrelid AND a.attnum = i.indkey[key.place - 1] AND a.attnum > 0
                      WHERE key.place <= i.indnkeyatts ORDER BY key.place) AS collations
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_index AS i ON i.indrelid = c.oid
          JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
          JOIN pg_catalog.pg_am AS am ON am.oid = ic.relam
         WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_constraint AS k
                WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
         ORDER BY i.indrelid, ic.relname
        """
    }
}
