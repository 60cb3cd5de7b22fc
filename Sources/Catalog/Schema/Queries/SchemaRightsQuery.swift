import SQL

/// The part of the question for definitions that says whose something is, and who else may do what with it.
///
/// Each row is the statement that would say so: the kind, the schema, who or what it is about, and the relation.
enum SchemaRightsQuery {
    static func sql(_ condition: SQL) -> SQL {
        """
        \(owners(condition))
        UNION ALL \(ofRelations(condition))
        UNION ALL \(ofColumns(condition))
        UNION ALL \(ofSchemas(condition))
        """
    }

    /// Of tables, views and sequences that belong to no column.
    private static func owners(_ condition: SQL) -> SQL {
        """
        SELECT 'owner', n.nspname, r.rolname, n.nspname, c.relname,
               pg_catalog.format('ALTER %s %I.%I OWNER TO %I', \(word), n.nspname, c.relname, r.rolname)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition AND \(condition) AND \(isNoPart)
        """
    }

    /// Who but the owner may do what.
    private static func ofRelations(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, COALESCE(r.rolname, 'public'), n.nspname, c.relname,
               pg_catalog.format(
                    'GRANT %s ON %s%I.%I TO %s',
                    pg_catalog.string_agg(DISTINCT a.privilege_type, ', ' ORDER BY a.privilege_type),
                    CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' END, n.nspname, c.relname, \(grantee))
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition AND a.grantee <> c.relowner
           AND \(condition) AND \(isNoPart)
         GROUP BY n.nspname, c.relname, c.relkind, r.rolname
        """
    }

    /// Of single columns: `reader (email)` is who may do what with which column.
    private static func ofColumns(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, pg_catalog.format('%s (%s)', COALESCE(r.rolname, 'public'), f.attname),
               n.nspname, c.relname,
               pg_catalog.format(
                    'GRANT %s ON %I.%I TO %s',
                    pg_catalog.string_agg(
                        DISTINCT pg_catalog.format('%s (%I)', a.privilege_type, f.attname), ', '
                        ORDER BY pg_catalog.format('%s (%I)', a.privilege_type, f.attname)),
                    n.nspname, c.relname, \(grantee))
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS f ON f.attrelid = c.oid AND f.attnum > 0 AND NOT f.attisdropped
         CROSS JOIN LATERAL pg_catalog.aclexplode(f.attacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND a.grantee <> c.relowner
           AND \(condition) AND \(isNoPart)
         GROUP BY n.nspname, c.relname, f.attname, r.rolname
        """
    }

    /// What everybody may do in `public` of itself is left out: looking, and up to version 14 making.
    private static func ofSchemas(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, COALESCE(r.rolname, 'public'), NULL, NULL,
               pg_catalog.format(
                    'GRANT %s ON SCHEMA %I TO %s',
                    pg_catalog.string_agg(DISTINCT a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname,
                    \(grantee))
          FROM pg_catalog.pg_namespace AS n
         CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE a.grantee <> n.nspowner AND \(condition)
           AND NOT (n.nspname = 'public' AND a.grantee = 0
                    AND (a.privilege_type = 'USAGE'
                         OR pg_catalog.current_setting('server_version_num')::pg_catalog.int4 < 150000))
         GROUP BY n.nspname, r.rolname
        """
    }

    private static let grantee: SQL = "COALESCE(pg_catalog.quote_ident(r.rolname), 'public')"

    private static let word: SQL = """
        CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END
        """

    /// Neither an extension's nor a column's own.
    private static let isNoPart: SQL = """
        NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS d
             WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
               AND (d.deptype = 'e' OR (c.relkind = 'S' AND d.deptype IN ('a', 'i'))))
        """
}
