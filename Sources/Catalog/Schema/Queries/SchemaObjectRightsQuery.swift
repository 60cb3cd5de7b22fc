import SQL

/// The part of the question for rights that is about schemas, functions and types.
enum SchemaObjectRightsQuery {
    static func sql(_ condition: SQL) -> SQL {
        """
        \(ownersOfSchemas(condition))
        UNION ALL \(rights(functions(condition), privilege: "EXECUTE"))
        UNION ALL \(rights(types(condition), privilege: "USAGE"))
        """
    }

    /// That `public` is whose it always is goes without saying; 10 is the role that made the server.
    private static func ownersOfSchemas(_ condition: SQL) -> SQL {
        """
        SELECT 'owner', n.nspname, r.rolname, n.nspname, n.nspname, 'schema',
               pg_catalog.format('ALTER SCHEMA %I OWNER TO %I', n.nspname, r.rolname)
          FROM pg_catalog.pg_namespace AS n
          JOIN pg_catalog.pg_roles AS r ON r.oid = n.nspowner
         WHERE \(condition)
           AND NOT (n.nspname = 'public' AND (r.oid = 10 OR r.rolname = 'pg_database_owner'))
        """
    }

    /// Owners, who else has the privilege, and that everybody has not, which PostgreSQL gives everybody of itself.
    private static func rights(_ objects: SQL, privilege: String) -> SQL {
        """
        SELECT 'owner', o.schema, r.rolname, o.schema, o.name, o.kind,
               pg_catalog.format('ALTER %s %s OWNER TO %I', o.word, o.quoted, r.rolname)
          FROM (\(objects)) AS o
          JOIN pg_catalog.pg_roles AS r ON r.oid = o.owner
        UNION ALL
        SELECT 'privileges', o.schema, r.rolname, o.schema, o.name, o.kind,
               \(Grant("a.privilege_type", on: "pg_catalog.concat(o.granted, ' ', o.quoted)").sql)
          FROM (\(objects)) AS o
         CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) AS a
          JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE a.grantee <> o.owner
         GROUP BY o.schema, r.rolname, o.name, o.kind, o.granted, o.quoted
        UNION ALL
        SELECT 'privileges', o.schema, 'public', o.schema, o.name, o.kind,
               pg_catalog.format('REVOKE %s ON %s %s FROM public', \(privilege)::pg_catalog.text, o.granted, o.quoted)
          FROM (\(objects)) AS o
         WHERE o.acl IS NOT NULL
           AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(o.acl) AS a WHERE a.grantee = 0)
        """
    }

    private static func functions(_ condition: SQL) -> SQL {
        """
        SELECT n.nspname AS schema,
               pg_catalog.format('%I(%s)', p.proname, pg_catalog.oidvectortypes(p.proargtypes)) AS name,
               'function' AS kind, 'ROUTINE' AS word, 'ROUTINE' AS granted,
               pg_catalog.format(
                    '%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)) AS quoted,
               p.proowner AS owner, p.proacl AS acl
        \(SchemaDefinitionsQuery.fromFunctions(condition))
        """
    }

    private static func types(_ condition: SQL) -> SQL {
        """
        SELECT n.nspname AS schema, t.typname AS name, 'type' AS kind,
               CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END AS word, 'TYPE' AS granted,
               pg_catalog.format('%I.%I', n.nspname, t.typname) AS quoted, t.typowner AS owner, t.typacl AS acl
          FROM pg_catalog.pg_type AS t
          JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
          LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
         WHERE (t.typtype IN ('d', 'r', 'e') OR (t.typtype = 'c' AND c.relkind = 'c')) AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
        """
    }
}
