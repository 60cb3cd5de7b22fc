package import Postgres
import SQL

/// Asks for a ``RunServer`` in the same round trip as other questions.
package struct RunServerQuestion: Sendable {
    private enum SessionColumn: Int, ResultColumns {
        case version, role, database, canCreateSchemas, isReadOnly
    }
    private enum LedgerColumn: Int, ResultColumns { case isOwner, canInsert, canUseSequence }
    private enum Column: Int, ResultColumns { case kind, name, canUse, canCreate }

    private let location: LedgerLocation

    package init(_ location: LedgerLocation) { self.location = location }

    package var batch: Batch { Batch([session, names, ledger]) }

    private var session: SQL {
        """
        SELECT pg_catalog.current_setting('server_version_num')::int / 10000 AS version,
               current_user AS role, pg_catalog.current_database() AS database,
               pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS can_create_schemas,
               pg_catalog.current_setting('default_transaction_read_only') = 'on'
                   OR pg_catalog.pg_is_in_recovery() AS is_read_only
        """
    }

    private var ledger: SQL {
        """
        SELECT pg_catalog.pg_has_role(c.relowner, 'USAGE') AS is_owner,
               pg_catalog.has_table_privilege(c.oid, 'INSERT') AS can_insert,
               NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                           JOIN pg_catalog.pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
                           WHERE d.refobjid = c.oid AND d.deptype = 'a'
                             AND NOT pg_catalog.has_sequence_privilege(s.oid, 'USAGE')) AS can_use_sequence
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = \(location.schema) AND c.relname = \(location.table)
        """
    }

    private var names: SQL {
        """
        SELECT 'schema' AS kind, n.nspname AS name,
               pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS can_use,
               pg_catalog.has_schema_privilege(n.oid, 'CREATE') AS can_create
        FROM pg_catalog.pg_namespace AS n WHERE pg_catalog.left(n.nspname, 8) NOT IN ('pg_temp_', 'pg_toast')
        UNION ALL
        SELECT 'role', r.rolname, true, true FROM pg_catalog.pg_roles AS r
        UNION ALL
        SELECT 'extension', e.extname, true, true FROM pg_catalog.pg_extension AS e
        UNION ALL
        SELECT 'available', a.name, true, true FROM pg_catalog.pg_available_extensions() AS a
        """
    }

    /// - Returns: `nil` where the server did not say; migrations are then judged without it.
    package func server(in answer: BatchAnswer) -> RunServer? {
        let results = answer.results
        guard results.count == 3, let session = ResultRows<SessionColumn>(results[0]).first,
            let version = session.int(.version)
        else { return nil }
        let rows = ResultRows<Column>(results[1])
        return RunServer(
            majorVersion: version, role: session.text(.role), database: session.text(.database),
            canCreateSchemas: session.bool(.canCreateSchemas) ?? true,
            isReadOnly: session.bool(.isReadOnly) ?? false, ledger: Self.access(in: results[2]),
            schemas: Self.schemas(in: rows),
            roles: Self.names("role", in: rows), extensions: Self.names("extension", in: rows),
            available: Self.names("available", in: rows))
    }

    private static func access(in rows: RowSet) -> RunServer.LedgerAccess? {
        ResultRows<LedgerColumn>(rows).first.map { row in
            RunServer.LedgerAccess(
                isOwner: row.bool(.isOwner) ?? true, canInsert: row.bool(.canInsert) ?? true,
                canUseSequence: row.bool(.canUseSequence) ?? true)
        }
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
