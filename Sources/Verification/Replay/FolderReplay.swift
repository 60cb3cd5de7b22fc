package import Drizzle
package import Postgres
package import SQL

/// Runs the files of a folder on an empty database, as Drizzle's migrator does there.
///
/// ```swift
/// let replay = FolderReplay(folder, ledger: configuration.ledgerLocation)
/// try await replay.run(.atOnce, on: connection)   // throws which statement PostgreSQL refused
/// ```
///
/// The ledger's table is made first, and stays without rows. Nothing is undone: the database is to be thrown away.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`.
package struct FolderReplay: Sendable {
    private let folder: MigrationFolder
    private let ledger: LedgerLocation
    /// Extensions that are there already, so that nobody has to be allowed to make them.
    package var provided: Set<Identifier> = []

    package init(_ folder: MigrationFolder, ledger: LedgerLocation = .standard) {
        (self.folder, self.ledger) = (folder, ledger)
    }

    /// The extensions that the files make wherever the search path leads.
    package var extensions: Set<Identifier> {
        let scripts = folder.migrations.compactMap { MigrationScript.reading($0.file) }
        let statements = scripts.flatMap { script in
            script.chunks.flatMap { SQL.parse(script.text(of: $0.range)) }
        }
        return Set(statements.compactMap(\.statement.extensionMade))
    }

    /// How many transactions there are.
    package enum Runs: Equatable, Sendable {
        /// One for all files, as when Drizzle finds all of them pending.
        case atOnce
        /// One for each file, as when each is applied on the day it was written; what refuses to run in a transaction
        /// runs without, as somebody must have done by hand.
        case eachFile
    }

    /// Costs one round trip, or one for each file.
    ///
    /// - Throws: ``ReplayFailure``, after which the database holds whatever was committed before.
    package func run(_ runs: Runs, on connection: Connection) async throws(ReplayFailure) {
        try await send(preparation, on: connection)
        switch runs {
        case .atOnce:
            var pieces: [[ReplayStep]] = []
            for migration in folder.migrations { pieces += try script(of: migration) }
            try await send(pieces.inTransaction(folder.migrations.last), on: connection)
        case .eachFile:
            for migration in folder.migrations { try await runAlone(migration, on: connection) }
        }
    }

    /// One file in a transaction, and without one where PostgreSQL asks for that.
    private func runAlone(
        _ migration: Migration, on connection: Connection
    ) async throws(ReplayFailure) {
        let pieces = try script(of: migration)
        do {
            try await send(pieces.inTransaction(migration), on: connection)
        } catch .refused(let refusal) where refusal.error.sqlState == .activeTransaction {
            try await send(pieces.flatMap(\.self), on: connection)
        }
    }

    private func script(of migration: Migration) throws(ReplayFailure) -> [[ReplayStep]] {
        guard let script = MigrationScript.reading(migration.file) else {
            throw .unreadable(file: migration.file)
        }
        let pieces = ReplayStep.pieces(of: script, in: migration)
        guard !provided.isEmpty else { return pieces }
        return pieces.map {
            $0.filter { step in
                let made = SQL.parse(step.sql.text).first?.statement.extensionMade
                return made.map { !provided.contains($0) } ?? true
            }
        }
    }

    private var preparation: [ReplayStep] {
        let columns: SQL = "(id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)"
        let schema: SQL = "CREATE SCHEMA IF NOT EXISTS \(ledger.name.schema)"
        let table: SQL = "CREATE TABLE IF NOT EXISTS \(ledger.name) \(columns)"
        return [schema, table].map { ReplayStep($0) }
    }

    /// All at once, since what a transaction leaves open ends with the call.
    ///
    /// No statement takes longer than the connection's limits allow, whatever the file does to those of the server.
    private func send(_ steps: [ReplayStep], on connection: Connection) async throws(ReplayFailure) {
        let limits = connection.limits
        let answers = await connection.run(steps.map { Batch($0.sql, access: .autocommit, limits: limits) })
        for (step, answer) in zip(steps, answers) {
            guard let error = answer.error else { continue }
            guard let place = step.place, error.isOfStatement else {
                throw .server(error)
            }
            throw .refused(ReplayRefusal(place, error))
        }
    }
}

extension [[ReplayStep]] {
    /// In Drizzle's transaction, with the COMMIT that counts as the last file's, since it looks at what was put off until then.
    fileprivate func inTransaction(_ last: Migration?) -> [ReplayStep] {
        let place = last.map { ReplayPlace(tag: $0.tag, file: $0.file, line: nil, statement: "COMMIT") }
        var sending = ReplaySending()
        for piece in self { sending.take(piece) }
        return [ReplayStep("BEGIN")] + sending.steps + [ReplayStep("COMMIT", place)]
    }
}

extension SQLStatement {
    fileprivate var extensionMade: Identifier? {
        guard case .createExtension(let made) = self, made.schema == nil else { return nil }
        return made.name
    }
}

extension PostgresError {
    /// Whether the statement that was sent has brought it about, on a server of our own.
    fileprivate var isOfStatement: Bool {
        switch kind {
        case .server, .cancelled(.statementTimeout), .connectionLost: true
        case .cancelled, .couldNotConnect, .receiverFailed: false
        }
    }
}

extension SQLState {
    /// `active_sql_transaction`: what refuses to run in one says so.
    fileprivate static let activeTransaction = SQLState("25001")
}
