import SQL

/// The part of the question for rights that is about what will be made: `ALTER DEFAULT PRIVILEGES`.
///
/// Those for no schema in particular come with `public`.
enum DefaultPrivilegesQuery {
    static func sql(_ condition: SQL) -> SQL {
        """
        SELECT 'defaults', n.nspname,
               pg_catalog.format(
                    '%s for %s by %s%s', pg_catalog.lower(\(objects)), COALESCE(r.rolname, 'public'), maker.rolname,
                    CASE WHEN d.defaclnamespace <> 0 THEN ' in schema ' || n.nspname END),
               NULL, NULL, '',
               \(Grant("a.privilege_type", on: objects, behind: prefix).sql)
          FROM pg_catalog.pg_default_acl AS d
          JOIN pg_catalog.pg_roles AS maker ON maker.oid = d.defaclrole
          JOIN pg_catalog.pg_namespace AS n
            ON n.oid = d.defaclnamespace OR (d.defaclnamespace = 0 AND n.nspname = 'public')
         CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
          LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
         WHERE a.grantee <> d.defaclrole AND \(condition)
           AND NOT (d.defaclnamespace = 0 AND \(isForEverybody) AND a.grantee = 0)
         GROUP BY n.nspname, d.defaclobjtype, d.defaclnamespace, maker.rolname, r.rolname
        UNION ALL
        SELECT 'defaults', n.nspname,
               pg_catalog.format('%s for public by %s', pg_catalog.lower(\(objects)), maker.rolname),
               NULL, NULL, '', pg_catalog.format('%sREVOKE ALL ON %s FROM public', \(prefix), \(objects))
          FROM pg_catalog.pg_default_acl AS d
          JOIN pg_catalog.pg_roles AS maker ON maker.oid = d.defaclrole
          JOIN pg_catalog.pg_namespace AS n ON d.defaclnamespace = 0 AND n.nspname = 'public'
         WHERE \(condition) AND \(isForEverybody)
           AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(d.defaclacl) AS a WHERE a.grantee = 0)
        """
    }

    private static let objects: SQL = """
        CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                             WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END
        """

    /// Whether PostgreSQL gives everybody the one privilege there is.
    private static let isForEverybody: SQL = "d.defaclobjtype IN ('f', 'T')"

    private static let prefix: SQL = """
        pg_catalog.format(
            'ALTER DEFAULT PRIVILEGES FOR ROLE %I %s', maker.rolname,
            CASE WHEN d.defaclnamespace <> 0 THEN pg_catalog.format('IN SCHEMA %I ', n.nspname) END)
        """
}
