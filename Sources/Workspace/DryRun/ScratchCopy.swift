import Postgres
import SQL
import Verification

/// Makes a copy of a database on a server of our own: its schema by pg_dump, and rows where they are wanted.
///
/// The schema may be a stranger's, so all of it runs there as a role that owns its database and nothing else. The database
/// itself is only read.
struct ScratchCopy {
    let scratch: ScratchHolder
    let target: ConnectionTarget
    /// How many rows of each table come along.
    let rowLimit: Int
    /// What is to be rehearsed on it.
    let statements: [DryRunStatement]
    let limits: SessionLimits
    let tell: @Sendable (ApplyEvent) -> Void

    /// - Returns: A connection to the copy, and what has come along.
    /// - Throws: ``CopyRefusal``, or why one of the servers did not answer.
    func make(of source: Connection) async throws -> (Connection, CopiedDatabase) {
        let surroundings = try await CopySurroundings.reading(source)
        guard surroundings.unreadable.isEmpty else {
            throw CopyRefusal.mayNotRead(surroundings.unreadable, role: source.user)
        }
        tell(.copies(.schema))
        try await scratch.start(release: source.facts.serverVersion / 10_000)
        var report = CopiedDatabase()
        let copy = try await emptyDatabase(like: surroundings, &report)
        let dump = try await dump(source)
        (report.server, report.original) = (copy.facts.serverVersionText, source.facts.serverVersionText)
        await load(dump.before, into: copy, &report)
        if rowLimit > 0 {
            tell(.copies(.rows))
            try await RowCopy(
                scratch: scratch, source: source, copy: copy, limit: rowLimit, statements: statements
            ).fill(&report)
        }
        await load(dump.after, into: copy, &report)
        await fillViews(in: copy, &report)
        try Task.checkCancellation()
        return (copy, report)
    }

    /// With the roles, the extensions and the search path of the other one.
    private func emptyDatabase(
        like surroundings: CopySurroundings, _ report: inout CopiedDatabase
    ) async throws -> Connection {
        // Those that are there already are refused, and that is all there is to it.
        try? await scratch.administer(surroundings.roles.map { "CREATE ROLE \($0)" })
        let wanted = Set(surroundings.extensions.map(\.name))
        let installed = try await scratch.available(wanted)
        report.gaps += wanted.subtracting(installed).sorted().map {
            .init("extension \($0)", "it is not installed beside the server of this machine")
        }
        let copy = try await scratch.ownDatabase(with: [])
        let role = Identifier(copy.user)
        for item in surroundings.extensions
        where installed.contains(item.name) && ReplayRole.mayHave(item.name) {
            try? await scratch.administer(
                [
                    "CREATE SCHEMA IF NOT EXISTS \(item.schema) AUTHORIZATION \(role)",
                    "CREATE EXTENSION IF NOT EXISTS \(item.name) SCHEMA \(item.schema) CASCADE",
                ], in: copy.database)
        }
        try await scratch.administer([
            "SELECT pg_catalog.set_config('search_path', \(surroundings.searchPath), false)",
            "ALTER ROLE \(role) SET search_path FROM CURRENT",
        ])
        return copy
    }

    private func dump(_ source: Connection) async throws -> SchemaDump {
        do {
            return try await SchemaDump.reading(
                target, ofServer: source.facts.serverVersion / 10_000, lockTimeout: limits.lockTimeout)
        } catch let refusal as BackupRefusal {
            throw CopyRefusal.noSchema(refusal)
        }
    }

    /// Each by itself, so that what cannot be made there takes nothing else along.
    private func load(_ statements: [String], into copy: Connection, _ report: inout CopiedDatabase) async {
        let batches = statements.map {
            Batch(SQL(unsafe: $0), access: .autocommit, searchPath: .session, limits: limits)
        }
        for (statement, answer) in zip(statements, await copy.run(batches)) {
            guard let error = answer.error, !error.isHarmless(in: statement) else { continue }
            report.gaps.append(
                .init(SQL.examined(statement)?.statement.title ?? statement.beginning, error.message))
        }
    }

    /// pg_dump leaves materialized views empty, and then nobody may read them; in the order in which they were made.
    private func fillViews(in copy: Connection, _ report: inout CopiedDatabase) async {
        let unfilled: SQL = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
             WHERE c.relkind OPERATOR(pg_catalog.=) 'm' AND NOT c.relispopulated ORDER BY c.oid
            """
        guard let rows = try? await copy.run(Batch(unfilled))[0], !rows.isEmpty else { return }
        await load(
            rows.rows.map {
                "REFRESH MATERIALIZED VIEW \(QualifiedName(rows.text($0, 0), rows.text($0, 1)).quoted)"
            },
            into: copy, &report)
    }
}

extension PostgresError {
    /// Whether nothing is missing: a setting that only a newer server has, or a schema that is there already.
    fileprivate func isHarmless(in statement: String) -> Bool {
        sqlState?.code == "42P06" || statement.onOneLine.hasPrefix("SET ")
    }
}

extension String {
    fileprivate var beginning: String { String(onOneLine.prefix(80)) }
}
