import Postgres
import SQL

/// What a copy needs besides what pg_dump writes of one database: roles, extensions, and where names are looked for.
struct CopySurroundings: Sendable {
    /// By their names alone, for what is granted to them.
    let roles: [Identifier]
    let extensions: [(name: Identifier, schema: Identifier)]
    /// The schemas of the session's `search_path` that are there, quoted.
    let searchPath: String
    /// Tables that the role may not read, so that pg_dump would stop at them.
    let unreadable: [QualifiedName]

    /// One round trip.
    static func reading(_ source: Connection) async throws(PostgresError) -> CopySurroundings {
        let answers = await source.run([
            Batch([roles, extensions, unreadable]), Batch(path, searchPath: .session),
        ])
        let (lists, paths) = (try answers[0].get(), try answers[1].get())
        return CopySurroundings(
            roles: lists[0].rows.map { Identifier(lists[0].text($0, 0)) },
            extensions: lists[1].rows.map {
                (Identifier(lists[1].text($0, 0)), Identifier(lists[1].text($0, 1)))
            },
            searchPath: paths[0].text(0, 0),
            unreadable: lists[2].rows.map { QualifiedName(lists[2].text($0, 0), lists[2].text($0, 1)) })
    }

    private static let roles: SQL = """
        SELECT r.rolname FROM pg_catalog.pg_roles AS r
         WHERE pg_catalog.left(r.rolname::pg_catalog.text, 3) OPERATOR(pg_catalog.<>) 'pg_' LIMIT 1000
        """

    private static let extensions: SQL = """
        SELECT e.extname, n.nspname FROM pg_catalog.pg_extension AS e
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace
         WHERE e.extname OPERATOR(pg_catalog.<>) 'plpgsql' ORDER BY e.oid
        """

    /// - Source: pg_dump.c, `getTables`: `LOCK TABLE … IN ACCESS SHARE MODE` for tables and partitioned tables, those of
    ///   extensions and of PostgreSQL itself left out.
    private static let unreadable: SQL = """
        SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND c.relpersistence OPERATOR(pg_catalog.<>) 't'
               AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'
               AND pg_catalog.left(n.nspname::pg_catalog.text, 3) OPERATOR(pg_catalog.<>) 'pg_'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                                WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                                      AND d.objid OPERATOR(pg_catalog.=) c.oid
                                      AND d.deptype OPERATOR(pg_catalog.=) 'e')
               AND NOT (pg_catalog.has_table_privilege(c.oid, 'SELECT')
                        AND pg_catalog.has_schema_privilege(n.oid, 'USAGE'))
         ORDER BY n.nspname, c.relname
        """

    private static let path: SQL = """
        SELECT coalesce(pg_catalog.string_agg(pg_catalog.quote_ident(s.name::pg_catalog.text), ', ' ORDER BY s.place), '')
          FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH ORDINALITY AS s (name, place)
        """
}
