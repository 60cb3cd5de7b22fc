import SQL

/// The part of the question for definitions that says whose something is, and who else may do what with it.
///
/// Each row is the statement that would say so: the kind, the schema, who it is about, and the relation or what else it is
/// about. What PostgreSQL gives to everybody of itself has no row; where somebody took it away, that is one.
enum SchemaRightsQuery {
    static func sql(_ condition: SQL) -> SQL {
        """
        \(ownersOfRelations(condition))
        UNION ALL \(ofRelations(condition))
        UNION ALL \(ofColumns(condition))
        UNION ALL \(ofSchemas(condition))
        UNION ALL \(SchemaObjectRightsQuery.sql(condition))
        UNION ALL \(DefaultPrivilegesQuery.sql(condition))
        """
    }

    /// Of tables, views and sequences that belong to no column.
    private static func ownersOfRelations(_ condition: SQL) -> SQL {
        """
        SELECT 'owner', n.nspname, r.rolname, n.nspname, c.relname, '',
               pg_catalog.format('ALTER %s %I.%I OWNER TO %I', \(word), n.nspname, c.relname, r.rolname)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition AND \(condition)
           AND \(isNoPart(sequences: "'a', 'i'"))
        """
    }

    /// Who but the owner may do what; with the sequence of a serial, which whoever adds rows has to use.
    private static func ofRelations(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, COALESCE(r.rolname, 'public'), n.nspname, c.relname, '',
               \(Grant("a.privilege_type", on: """
                   pg_catalog.format(
                       '%s%I.%I', CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' END, n.nspname, c.relname)
                   """).sql)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition AND a.grantee <> c.relowner
           AND \(condition) AND \(isNoPart(sequences: "'i'"))
         GROUP BY n.nspname, c.relname, c.relkind, r.rolname
        """
    }

    /// Of single columns: `reader (email)` is who may do what with which column.
    private static func ofColumns(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, pg_catalog.format('%s (%s)', COALESCE(r.rolname, 'public'), f.attname),
               n.nspname, c.relname, '',
               \(Grant(
                    "pg_catalog.format('%s (%I)', a.privilege_type, f.attname)",
                    on: "pg_catalog.format('%I.%I', n.nspname, c.relname)").sql)
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS f ON f.attrelid = c.oid AND f.attnum > 0 AND NOT f.attisdropped
         CROSS JOIN LATERAL pg_catalog.aclexplode(f.attacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND a.grantee <> c.relowner
           AND \(condition) AND \(isNoPart(sequences: "'a', 'i'"))
         GROUP BY n.nspname, c.relname, f.attname, r.rolname
        """
    }

    /// What everybody may do in `public` of itself is left out: looking, and up to version 14 making.
    private static func ofSchemas(_ condition: SQL) -> SQL {
        """
        SELECT 'privileges', n.nspname, COALESCE(r.rolname, 'public'), n.nspname, n.nspname, 'schema',
               \(Grant("a.privilege_type", on: "pg_catalog.format('SCHEMA %I', n.nspname)").sql)
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

    private static let word: SQL = """
        CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END
        """

    /// Neither an extension's nor a sequence that depends on a column in one of these ways.
    private static func isNoPart(sequences dependencies: SQL) -> SQL {
        """
        NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS d
             WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
               AND (d.deptype = 'e' OR (c.relkind = 'S' AND d.deptype IN (\(dependencies)))))
        """
    }
}
