import Postgres
import SQL

/// The questions for schemas, and for the tables and views in them.
enum SchemaRelationsQuery {
    private enum SchemaColumn: Int, ResultColumns { case name }

    enum Column: Int, ResultColumns {
        case oid, schema, name, kind, hasRowSecurity, definition, options, accessMethod, tablespace
        case isUnlogged, isRowSecurityForced, partitionKey, parents, settings
    }

    static func schemas(_ condition: SQL) -> SQL {
        """
        SELECT n.nspname AS name
          FROM pg_catalog.pg_namespace AS n
         WHERE \(condition)
         ORDER BY n.nspname
        """
    }

    static func schemas(in result: RowSet) -> [String] {
        ResultRows<SchemaColumn>(result).map { $0.text(.name) }
    }

    /// What else is set about a table is told only where it is wanted.
    static func relations(_ condition: SQL, _ areSettingsWanted: Bool) -> SQL {
        """
        SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relrowsecurity AS has_row_security,
               CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition,
               c.reloptions AS options,
               CASE WHEN c.relkind = 'm' AND am.amname <> 'heap' THEN am.amname END AS access_method,
               CASE WHEN c.relkind = 'm' THEN ts.spcname END AS tablespace,
               c.relpersistence = 'u' AS is_unlogged, c.relforcerowsecurity AS is_row_security_forced,
               CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
               ARRAY(SELECT pg_catalog.unnest(ARRAY[pn.nspname, p.relname])
                       FROM pg_catalog.pg_inherits AS i
                       JOIN pg_catalog.pg_class AS p ON p.oid = i.inhparent
                       JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.relnamespace
                      WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents,
               CASE WHEN \(areSettingsWanted) AND c.relkind IN ('r', 'p') THEN \(settings) END AS settings
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
          LEFT JOIN pg_catalog.pg_tablespace AS ts ON ts.oid = c.reltablespace
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                  AND d.deptype = 'e')
         ORDER BY n.nspname, c.relname
        """
    }

    /// Each as two texts: what sets it, and what makes it as usual again.
    ///
    /// Whose index for the identity of replicas is gone has none.
    private static let settings: SQL = """
        pg_catalog.array_remove(ARRAY[
            CASE c.relreplident
            WHEN 'f' THEN 'REPLICA IDENTITY FULL'
            WHEN 'n' THEN 'REPLICA IDENTITY NOTHING'
            WHEN 'i' THEN COALESCE('REPLICA IDENTITY USING INDEX ' || \(index("indisreplident")),
                                   'REPLICA IDENTITY NOTHING') END,
            CASE WHEN c.relreplident <> 'd' THEN 'REPLICA IDENTITY DEFAULT' END,
            'CLUSTER ON ' || \(index("indisclustered")),
            CASE WHEN \(index("indisclustered")) IS NOT NULL THEN 'SET WITHOUT CLUSTER' END,
            'OF ' || NULLIF(c.reloftype, 0)::pg_catalog.regtype, CASE WHEN c.reloftype <> 0 THEN 'NOT OF' END,
            CASE WHEN am.amname <> 'heap' THEN pg_catalog.format('SET ACCESS METHOD %I', am.amname) END,
            CASE WHEN am.amname <> 'heap' THEN 'SET ACCESS METHOD heap' END,
            'SET TABLESPACE ' || pg_catalog.quote_ident(ts.spcname),
            CASE WHEN ts.oid IS NOT NULL THEN 'SET TABLESPACE pg_default' END], NULL)
        """

    private static func index(_ flag: SQL) -> SQL {
        """
        (SELECT pg_catalog.quote_ident(ic.relname)
           FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
          WHERE i.indrelid = c.oid AND i.\(flag))
        """
    }
}
