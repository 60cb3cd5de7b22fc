package import Postgres
package import SQL

/// Asks for a ledger in the same round trip as other questions.
///
/// These are several batches, so that a ledger that is absent or may not be read loses nothing but itself.
///
/// ```swift
/// let ledger = LedgerReading(location)
/// let answers = await connection.run([tables] + ledger.batches)
/// let status = ledger.ledger(from: Array(answers.dropFirst()))
/// ```
package struct LedgerReading: Hashable, Sendable {
    private enum RightsColumn: Int, ResultColumns { case canCreateSchemas, isStandby, role, database }
    private enum PlaceColumn: Int, ResultColumns { case schema, name, isUpgraded, hasTextTimes }
    fileprivate enum RowColumn: Int, ResultColumns { case id, hash, createdAt, name, appliedAt }

    package let location: LedgerLocation

    package init(_ location: LedgerLocation) { self.location = location }

    /// Where ledgers are, the rows of this one, and what the server has that migrations may need.
    package var batches: [Batch] {
        [Batch([places, rights]), Batch(rows), RunServerQuestion(location).batch]
    }

    /// What the server has; `nil` where it did not say.
    package func server(from answers: [BatchAnswer]) -> RunServer? {
        answers.count > 2 ? RunServerQuestion(location).server(in: answers[2]) : nil
    }

    /// What Drizzle's migrator would need besides the ledger, if it came as this role to this server.
    package var rights: SQL {
        """
        SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS can_create_schemas,
               pg_catalog.pg_is_in_recovery() AS is_standby, current_user AS role,
               pg_catalog.current_database() AS database
        """
    }

    /// What the server's answers say about the role; `nil` where it did not say.
    package func rights(from answers: [BatchAnswer]) -> LedgerRights? {
        guard let results = answers.first?.results, results.count == 2,
            let row = ResultRows<RightsColumn>(results[1]).first
        else { return nil }
        return LedgerRights(
            canCreateSchemas: row.bool(.canCreateSchemas) ?? true, isStandby: row.bool(.isStandby) ?? false,
            role: row.text(.role), database: row.text(.database))
    }

    /// Every table that is called like the ledger, with its columns' era and whether this role may read it.
    package var places: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name,
               EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                       WHERE a.attrelid = c.oid AND a.attname = 'name' AND NOT a.attisdropped) AS is_upgraded,
               EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                       JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid AND t.typcategory = 'S'
                       WHERE a.attrelid = c.oid AND a.attname = 'created_at' AND NOT a.attisdropped)
                   AS has_text_times
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relname IN ('__drizzle_migrations', \(location.table))
          AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
          AND pg_catalog.left(n.nspname, 8) <> 'pg_temp_'
        ORDER BY n.nspname, c.relname
        """
    }

    /// The rows, whichever columns the table has: a column that is not there is NULL.
    package var rows: SQL {
        """
        SELECT pg_catalog.jsonb_extract_path_text(l.entry, 'id') AS id,
               pg_catalog.jsonb_extract_path_text(l.entry, 'hash') AS hash,
               pg_catalog.jsonb_extract_path_text(l.entry, 'created_at') AS created_at,
               pg_catalog.jsonb_extract_path_text(l.entry, 'name') AS name,
               pg_catalog.jsonb_extract_path_text(l.entry, 'applied_at') AS applied_at
        FROM (SELECT pg_catalog.to_jsonb(whole_row.*) FROM \(location.name) AS whole_row) AS l(entry)
        ORDER BY pg_catalog.jsonb_extract_path(l.entry, 'id')
        """
    }

    /// What the server's answers to ``batches`` mean.
    ///
    /// - Parameter answers: In the order of ``batches``.
    /// - Returns: The ledger, with the server's own words where it refused.
    package func ledger(from answers: [BatchAnswer]) -> Ledger {
        precondition(answers.count >= 2, "a ledger is read with two batches")
        let found = answers[0].results.first.map(places(in:)) ?? []
        let others = found.map(\.location).filter { $0 != location }
        if let error = answers[1].error { return unread(error, others: others) }
        guard let rows = answers[1].results.first else { return .absent(location) }
        let own = found.first { $0.location == location }
        return .table(
            LedgerTable(
                location: location, era: own?.isUpgraded ?? false ? .folders : .journal,
                rows: self.rows(in: rows), others: others, hasTextTimes: own?.hasTextTimes ?? false))
    }

    /// The rows that the server's answer to ``rows`` holds.
    package func rows(in answer: RowSet) -> [LedgerRow] { ResultRows(answer).map(LedgerRow.init) }

    private func unread(_ error: PostgresError, others: [LedgerLocation]) -> Ledger {
        switch error.sqlState {
        case .undefinedTable?, .invalidSchemaName?:
            others.isEmpty ? .absent(location) : .elsewhere(location, found: others)
        case .insufficientPrivilege?: .unreadable(location, .noPrivilege(message: error.message))
        default: .unreadable(location, .failed(message: error.message))
        }
    }

    private func places(in rows: RowSet) -> [Place] {
        ResultRows<PlaceColumn>(rows).map { row in
            Place(
                location: LedgerLocation(schema: row.text(.schema), table: row.text(.name)),
                isUpgraded: row.bool(.isUpgraded) ?? false, hasTextTimes: row.bool(.hasTextTimes) ?? false)
        }
    }

    /// Where a table is that is called like the ledger, and what its columns say.
    private struct Place {
        let location: LedgerLocation
        let isUpgraded: Bool
        let hasTextTimes: Bool
    }
}

extension LedgerRow {
    fileprivate init(_ row: ResultRow<LedgerReading.RowColumn>) {
        self.init(
            id: row[.id].flatMap(Int64.init), hash: row[.hash], createdAt: CreatedAt(row[.createdAt]),
            createdAtText: row[.createdAt], name: row[.name], appliedAt: row[.appliedAt])
    }
}

extension LedgerRow.CreatedAt {
    /// The column's value as text; `numeric` may write a whole number with a fraction of zeros.
    init(_ text: String?) {
        guard let text else {
            self = .null
            return
        }
        let whole = Int64(text) ?? Double(text).flatMap(Int64.init(exactly:))
        self = whole.map { .at(UnixMilliseconds(rawValue: $0)) } ?? .other(text)
    }
}
