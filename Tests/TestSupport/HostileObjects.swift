import Foundation
package import Postgres
import SQL

/// What somebody who owns a database can put in the way of those who look at it: operators, functions and types that fit
/// better than PostgreSQL's own, in a schema `evil`.
///
/// Each of them leaves a line in the server's log, from which nothing can take it back, and fails.
package enum HostileObjects {
    /// Where a database may look for what has no schema: `public` alone lets an operator in whose types fit exactly; the
    /// last lets everything in.
    package static let searchPaths = ["public, evil", "evil, pg_catalog, public", "evil, public"]

    /// How many were called in a database, by the log of its server.
    package static func calls(in log: String, database: String) -> Int {
        log.components(separatedBy: "LOG:  \(database) met a stranger").count - 1
    }

    /// As a superuser, who may do it faster than an owner; none of it needs one.
    package static func make(in connection: Connection) async throws {
        _ = try await connection.run(
            Batch([trap, operators, functions, types], access: .readWrite, limits: .unlimited))
    }

    /// How many there are.
    package static func count(in connection: Connection) async throws -> Int {
        let count: SQL = """
            SELECT (SELECT count(*) FROM pg_catalog.pg_operator WHERE oprnamespace = evil.oid)
                 + (SELECT count(*) FROM pg_catalog.pg_proc WHERE pronamespace = evil.oid)
                 + (SELECT count(*) FROM pg_catalog.pg_type WHERE typnamespace = evil.oid AND typtype = 'd')
              FROM pg_catalog.pg_namespace AS evil WHERE nspname = 'evil'
            """
        return try await connection.run(Batch(count))[0].int(0, 0) ?? 0
    }

    package static func use(_ searchPath: String, in connection: Connection) async throws {
        let name = Identifier(connection.database)
        let sql: SQL = "ALTER DATABASE \(name) SET search_path = \(unsafe: searchPath)"
        _ = try await connection.run(Batch(sql, access: .readWrite))
    }

    private static let trap: SQL = "CREATE SCHEMA evil"

    private static let body = """
        RETURNS pg_catalog.bool LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $trap$
        BEGIN
          RAISE LOG USING MESSAGE = pg_catalog.concat(pg_catalog.current_database(), ' met a stranger');
          RAISE EXCEPTION USING MESSAGE = 'met a stranger';
        END $trap$
        """

    /// Every operator that PostgreSQL has a name for, between any two types of its catalogs.
    private static let operators = SQL(
        unsafe: """
            DO $make$
            DECLARE
              kinds CONSTANT text[] := ARRAY['oid', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'bool', 'name',
                'text', 'varchar', '"char"', 'tid', 'regclass', 'regtype', 'oidvector', 'int2vector', 'text[]', 'name[]',
                'oid[]', 'int2[]', 'aclitem[]', 'jsonb', 'timestamptz', 'xid'];
              one text; two text; sign text;
            BEGIN
              FOREACH one IN ARRAY kinds LOOP
                FOREACH two IN ARRAY kinds LOOP
                  EXECUTE format($f$CREATE FUNCTION evil.met(%s, %s) \(body)$f$, one, two);
                  FOR sign IN SELECT DISTINCT oprname FROM pg_operator WHERE oprkind = 'b'
                      AND oprname IN ('=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '||', '~', '!~', '~~', '!~~',
                        '~*', '->', '->>', '#>', '#>>', '@>', '<@', '&&', '&', '|', '^@', '?') LOOP
                    EXECUTE format('CREATE OPERATOR evil.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = evil.met)',
                      sign, one, two);
                  END LOOP;
                END LOOP;
              END LOOP;
            END $make$
            """)

    /// A namesake for every function of PostgreSQL's that takes plain types.
    private static let functions = SQL(
        unsafe: """
            DO $make$
            DECLARE one record;
            BEGIN
              FOR one IN
                SELECT p.proname, pg_get_function_identity_arguments(p.oid) AS arguments FROM pg_proc AS p
                 WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND p.provariadic = 0
                   AND p.proargmodes IS NULL AND p.proname <> 'met'
                   AND NOT EXISTS (SELECT FROM unnest(p.proargtypes) AS a (type) JOIN pg_type AS t ON t.oid = a.type
                                    WHERE t.typtype = 'p')
              LOOP
                EXECUTE format($f$CREATE FUNCTION evil.%I(%s) \(body)$f$, one.proname, one.arguments);
              END LOOP;
            END $make$
            """)

    /// A namesake for every type of which values are made: looking at one is a call.
    private static let types = SQL(
        unsafe: """
            DO $make$
            DECLARE one text;
            BEGIN
              CREATE FUNCTION evil.met_value(pg_catalog.text) \(body);
              FOREACH one IN ARRAY ARRAY['int2', 'int4', 'int8', 'oid', 'text', 'name', 'regclass', 'regtype', 'tid', 'char',
                'float8', 'bool', 'jsonb', 'timestamptz'] LOOP
                EXECUTE format('CREATE DOMAIN evil.%I AS pg_catalog.%I CHECK (evil.met_value(VALUE::pg_catalog.text))',
                  one, one);
              END LOOP;
            END $make$
            """)
}
