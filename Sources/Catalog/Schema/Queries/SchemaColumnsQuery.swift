import Postgres
import SQL

/// The question for the columns of all tables and views, in their order.
enum SchemaColumnsQuery {
    enum Column: Int, ResultColumns {
        case relation, number, name, type, typeSchema, typeName, isArray, isNotNull, identity
        case generation, expression, collationSchema, collationName, isInherited, settings
    }

    /// How values are stored is told only where it is wanted.
    static func sql(_ condition: SQL, _ areSettingsWanted: Bool) -> SQL {
        """
        SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
               CASE WHEN b.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace THEN tn.nspname END AS type_schema,
               b.typname AS type_name, b.oid <> t.oid AS is_array,
               a.attnotnull AS is_not_null, a.attidentity AS identity, a.attgenerated AS generation,
               pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END) AS expression,
               cn.nspname AS collation_schema, co.collname AS collation_name,
               a.attinhcount > 0 AS is_inherited,
               CASE WHEN \(areSettingsWanted) AND c.relkind IN ('r', 'p') THEN \(settings) END AS settings
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          JOIN pg_catalog.pg_type AS b
            ON b.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
          JOIN pg_catalog.pg_namespace AS tn ON tn.oid = b.typnamespace
          LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          LEFT JOIN pg_catalog.pg_collation AS co
            ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
          LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND \(condition)
         ORDER BY a.attrelid, a.attnum
        """
    }

    /// Each as two texts: what sets it, and what makes it as usual again.
    private static let settings: SQL = """
        pg_catalog.array_remove(ARRAY[
            CASE WHEN a.attstorage <> t.typstorage THEN 'SET STORAGE ' || \(storage("a.attstorage")) END,
            CASE WHEN a.attstorage <> t.typstorage THEN 'SET STORAGE ' || \(storage("t.typstorage")) END,
            \(compression), CASE WHEN \(compression) IS NOT NULL THEN 'SET COMPRESSION default' END,
            CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS ' || a.attstattarget END,
            CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS -1' END,
            'SET (' || pg_catalog.array_to_string(a.attoptions, ', ') || ')',
            CASE WHEN a.attoptions IS NOT NULL THEN 'RESET (n_distinct, n_distinct_inherited)' END], NULL)
        """

    private static let compression: SQL = """
        CASE pg_catalog.to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'SET COMPRESSION pglz'
                                                         WHEN 'l' THEN 'SET COMPRESSION lz4' END
        """

    private static func storage(_ code: SQL) -> SQL {
        "CASE \(code) WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END"
    }
}
