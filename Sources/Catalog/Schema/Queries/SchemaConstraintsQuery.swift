import Postgres
import SQL

/// The question for all primary keys, unique constraints, checks and foreign keys.
///
/// Columns come as numbers: their names are known already, and asking again for each constraint costs more than all else.
enum SchemaConstraintsQuery {
    enum Column: Int, ResultColumns {
        case relation, name, kind, columns, expression, isValidated, nullsNotDistinct, targetSchema
        case targetName, targetColumns, onUpdate, onDelete, isDeferrable, isDeferred, isFullMatch
        case isLocal, indexColumns, deleteColumns, isInherited, isEnforced, isDisabled, isTemporal,
            indexOptions
    }

    static func sql(_ condition: SQL) -> SQL {
        """
        SELECT k.conrelid AS relation, k.conname AS name, k.contype AS kind, k.conkey AS columns,
               CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END AS expression,
               k.convalidated AS is_validated,
               CASE WHEN k.contype = 'u' THEN pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct' END AS nulls_not_distinct,
               tn.nspname AS target_schema, target.relname AS target_name,
               CASE WHEN k.contype = 'f' THEN ARRAY(
                    SELECT a.attname FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS key (number, place)
                      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = key.number
                     ORDER BY key.place) END AS target_columns,
               k.confupdtype AS on_update, k.confdeltype AS on_delete,
               k.condeferrable AS is_deferrable, k.condeferred AS is_deferred, k.confmatchtype = 'f' AS is_full_match,
               k.connoinherit AS is_local, i.indkey AS index_columns,
               pg_catalog.to_jsonb(k) ->> 'confdelsetcols' AS delete_columns,
               k.coninhcount > 0 AS is_inherited,
               COALESCE(pg_catalog.to_jsonb(k) ->> 'conenforced', 'true') AS is_enforced,
               k.contype = 'f' AND EXISTS (
                    SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
                AS is_disabled,
               COALESCE(pg_catalog.to_jsonb(k) ->> 'conperiod', 'false') AS is_temporal,
               ic.reloptions AS index_options
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_constraint AS k ON k.conrelid = c.oid
          LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
          LEFT JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
          LEFT JOIN pg_catalog.pg_class AS target ON target.oid = k.confrelid AND k.contype = 'f'
          LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = target.relnamespace
         WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND \(condition)
           AND k.contype IN ('p', 'u', 'c', 'f')
           AND (k.contype <> 'f' OR k.conparentid = 0)
         ORDER BY k.conrelid, k.conname
        """
    }
}
