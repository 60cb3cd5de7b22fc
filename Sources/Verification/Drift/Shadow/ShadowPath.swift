import SQL

/// Where names without a schema are looked for while copies are made; the copies of `public` always come first.
struct ShadowPath {
    /// The schema with the copies of what is in `public`.
    let copies: String

    /// To be asked first: keeps what the session has, and which of its schemas can be trusted.
    ///
    /// That is where nobody may create anything but this role and superusers: a stranger's function that fits better
    /// than PostgreSQL's own would be called.
    var remembering: SQL {
        """
        SELECT pg_catalog.set_config('raingauge.session_path', pg_catalog.current_setting('search_path'), true),
               pg_catalog.set_config('raingauge.trusted_path', pg_catalog.concat((
                   SELECT pg_catalog.string_agg(pg_catalog.quote_ident(place.name), ', ' ORDER BY place.number)
                     FROM ROWS FROM (pg_catalog.unnest(pg_catalog.current_schemas(false)))
                          WITH ORDINALITY AS place (name, number)
                     JOIN pg_catalog.pg_namespace AS n ON n.nspname OPERATOR(pg_catalog.=) place.name
                    WHERE place.name OPERATOR(pg_catalog.<>) 'pg_catalog'
                      AND NOT EXISTS (
                          SELECT FROM pg_catalog.pg_roles AS r
                           WHERE NOT r.rolsuper AND r.rolname OPERATOR(pg_catalog.<>) CURRENT_USER
                             AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE')))), true)
        """
    }

    /// As in the session, for what is only looked up.
    var asInSession: SQL {
        """
        SELECT pg_catalog.set_config('search_path', pg_catalog.concat(\(literal), \
        CASE WHEN pg_catalog.current_setting('raingauge.session_path') OPERATOR(pg_catalog.<>) '' \
        THEN pg_catalog.concat(', ', pg_catalog.current_setting('raingauge.session_path')) END), true)
        """
    }

    /// For what is also called.
    var trusted: SQL {
        """
        SELECT pg_catalog.set_config('search_path', pg_catalog.concat('pg_catalog, ', \(literal), \
        CASE WHEN pg_catalog.current_setting('raingauge.trusted_path') OPERATOR(pg_catalog.<>) '' \
        THEN pg_catalog.concat(', ', pg_catalog.current_setting('raingauge.trusted_path')) END), true)
        """
    }

    private var literal: SQL { SQL(unsafe: SQL.literal(copies)) }
}
