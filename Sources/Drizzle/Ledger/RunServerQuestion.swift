package import Postgres
import SQL

/// Asks for a ``RunServer`` in the same round trip as other questions.
package struct RunServerQuestion: Sendable {
    private enum SessionColumn: Int, ResultColumns {
        case version, role, database, canCreateSchemas, isReadOnly, statementTimeout, lockTimeout, searchPath,
            preparedTransactions
    }
    private enum Column: Int, ResultColumns { case kind, name, canUse, canCreate }
    private enum RoleColumn: Int, ResultColumns { case name, denied }
    private enum RelationColumn: Int, ResultColumns { case schema, name }
    private enum FunctionColumn: Int, ResultColumns { case name }

    private let location: LedgerLocation

    package init(_ location: LedgerLocation) { self.location = location }

    package var batch: Batch {
        Batch([session, names, roles, locks, relations, functions, code.statement] + form.statements)
    }

    private var form: LedgerFormQuestion { LedgerFormQuestion(location: location) }
    private var code: TableCodeQuestion { TableCodeQuestion() }

    private var session: SQL {
        """
        SELECT pg_catalog.current_setting('server_version_num')::int / 10000 AS version,
               current_user AS role, pg_catalog.current_database() AS database,
               pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS can_create_schemas,
               pg_catalog.current_setting('default_transaction_read_only') = 'on'
                   OR pg_catalog.pg_is_in_recovery() AS is_read_only,
               \(Self.atStart("statement_timeout")) AS statement_timeout,
               \(Self.atStart("lock_timeout")) AS lock_timeout,
               \(Self.atStart("search_path")) AS search_path,
               pg_catalog.current_setting('max_prepared_transactions') AS prepared_transactions
        """
    }

    /// What a setting was when the session began; this program may have changed it since.
    private static func atStart(_ setting: String) -> SQL {
        "(SELECT s.reset_val FROM pg_catalog.pg_settings AS s WHERE s.name = \(setting))"
    }

    /// A ledger that is not there is the migrator's own once it has made it.
    private var roles: SQL {
        """
        SELECT r.rolname AS name,
               CASE WHEN r.rolsuper THEN NULL
                    WHEN n.oid IS NULL AND pg_catalog.pg_has_role(r.oid, current_user, 'USAGE') THEN NULL
                    WHEN n.oid IS NULL OR NOT pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')
                    THEN 'schema ' || \(location.schema)::text
                    WHEN c.oid IS NULL AND pg_catalog.pg_has_role(r.oid, current_user, 'USAGE') THEN NULL
                    WHEN c.oid IS NULL OR NOT pg_catalog.has_table_privilege(r.oid, c.oid, 'INSERT')
                    THEN 'table ' || \(location.table)::text
               END AS denied
          FROM pg_catalog.pg_roles AS r
          LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = \(location.schema)
          LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = \(location.table)
        """
    }

    /// Of a database with more of them than this nothing is said.
    private static let relationLimit = 20_000

    private var relations: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S')
           AND n.nspname <> 'information_schema' AND pg_catalog.left(n.nspname, 3) <> 'pg_'
         LIMIT \(unsafe: "\(Self.relationLimit + 1)")
        """
    }

    private var functions: SQL {
        """
        SELECT DISTINCT p.proname AS name
          FROM (\(TableCodeQuestion.ownFunctions)) AS p
         WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_proc AS o
                            WHERE o.proname = p.proname
                              AND o.pronamespace = 'pg_catalog'::pg_catalog.regnamespace)
         LIMIT \(unsafe: "\(Self.relationLimit)")
        """
    }

    /// Autovacuum gives way to whoever waits for it, so its lock does not count.
    private var locks: SQL {
        """
        SELECT DISTINCT n.nspname AS schema, c.relname AS name
          FROM pg_catalog.pg_locks AS l
          JOIN pg_catalog.pg_database AS d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
          JOIN pg_catalog.pg_class AS c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE l.granted AND l.pid <> pg_catalog.pg_backend_pid() AND l.mode <> 'ShareUpdateExclusiveLock'
           AND n.nspname NOT IN ('pg_catalog', 'pg_toast')
        """
    }

    private var names: SQL {
        """
        SELECT 'schema' AS kind, n.nspname AS name,
               pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS can_use,
               pg_catalog.has_schema_privilege(n.oid, 'CREATE') AS can_create
        FROM pg_catalog.pg_namespace AS n WHERE pg_catalog.left(n.nspname, 8) NOT IN ('pg_temp_', 'pg_toast')
        UNION ALL
        SELECT 'extension', e.extname, true, true FROM pg_catalog.pg_extension AS e
        UNION ALL
        SELECT 'available', a.name, true, true FROM pg_catalog.pg_available_extensions() AS a
        """
    }

    /// - Returns: `nil` where the server did not say; migrations are then judged without it.
    package func server(in answer: BatchAnswer) -> RunServer? {
        let results = answer.results
        guard results.count == batch.statements.count,
            let session = ResultRows<SessionColumn>(results[0]).first, let version = session.int(.version)
        else { return nil }
        let names = ResultRows<Column>(results[1])
        let found = form.form(in: results.dropFirst(7))
        let roles = ResultRows<RoleColumn>(results[2])
        return RunServer(
            majorVersion: version, role: session.text(.role), database: session.text(.database),
            canCreateSchemas: session.bool(.canCreateSchemas) ?? true,
            isReadOnly: session.bool(.isReadOnly) ?? false, ledger: found?.access, form: found?.form,
            denied: Self.denied(in: roles), session: Self.defaults(session),
            locked: Self.relations(in: results[3]),
            relations: results[4].count > Self.relationLimit ? nil : Self.relations(in: results[4]),
            schemas: Self.schemas(in: names),
            roles: Set(roles.map { Identifier($0.text(.name)) }),
            extensions: Self.names("extension", in: names), available: Self.names("available", in: names),
            functions: Set(ResultRows<FunctionColumn>(results[5]).map { Identifier($0.text(.name)) }),
            code: code.code(in: results[6]))
    }

    private static func defaults(_ session: ResultRow<SessionColumn>) -> RunServer.SessionDefaults {
        RunServer.SessionDefaults(
            statementTimeout: .milliseconds(session.int(.statementTimeout) ?? 0),
            lockTimeout: .milliseconds(session.int(.lockTimeout) ?? 0),
            searchPath: session[.searchPath] ?? "public",
            canPrepareTransactions: session.int(.preparedTransactions) != 0)
    }

    private static func denied(in rows: ResultRows<RoleColumn>) -> [Identifier: String] {
        let denied = rows.compactMap { row in row[.denied].map { (Identifier(row.text(.name)), $0) } }
        return Dictionary(denied) { first, _ in first }
    }

    private static func relations(in rows: RowSet) -> Set<QualifiedName> {
        Set(ResultRows<RelationColumn>(rows).map { QualifiedName($0.text(.schema), $0.text(.name)) })
    }

    private static func schemas(in rows: ResultRows<Column>) -> [Identifier: RunServer.SchemaRights] {
        let found = rows.filter { $0.text(.kind) == "schema" }.map { row in
            (
                Identifier(row.text(.name)),
                RunServer.SchemaRights(
                    canUse: row.bool(.canUse) ?? true, canCreate: row.bool(.canCreate) ?? true)
            )
        }
        return Dictionary(found) { first, _ in first }
    }

    private static func names(_ kind: String, in rows: ResultRows<Column>) -> Set<Identifier> {
        Set(rows.filter { $0.text(.kind) == kind }.map { Identifier($0.text(.name)) })
    }
}
