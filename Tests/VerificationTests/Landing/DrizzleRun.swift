import Drizzle
import Postgres
import SQL
import TestSupport
import Verification

/// Runs migrations the way Drizzle's migrator does: all of them in one transaction, each with its ledger row.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`.
struct DrizzleRun {
    let database: TestDatabase

    private static let ledger = """
        CREATE SCHEMA IF NOT EXISTS "drizzle";
        CREATE TABLE IF NOT EXISTS "drizzle"."__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
        """
    private static let ledgerWithNames = """
        CREATE SCHEMA IF NOT EXISTS "drizzle";
        CREATE TABLE IF NOT EXISTS "drizzle"."__drizzle_migrations" (
          id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint, name text, applied_at timestamptz DEFAULT now());
        """

    /// What is found of a folder of such migrations in a database of their own, after something else was done there.
    static func landing(of migrations: [String], then deed: String) async throws -> LandingReport {
        try await withDatabase { database in
            let folder = try WrittenFolder(migrations).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            try await database.run(deed)
            return try await run.landing(of: folder)
        }
    }

    /// - Parameters:
    ///   - folder: What to run.
    ///   - count: How many of its migrations; all by default.
    /// - Throws: What the server has against one of them.
    func apply(_ folder: MigrationFolder, first count: Int? = nil) async throws {
        let isJournal = folder.era == .journal
        var statements = Self.statements(in: isJournal ? Self.ledger : Self.ledgerWithNames)
        for migration in folder.migrations.prefix(count ?? folder.migrations.count) {
            let text = migration.text() ?? ""
            for piece in text.split(separator: "--> statement-breakpoint") {
                statements += Self.statements(in: String(piece))
            }
            statements.append(Self.row(of: migration, isJournal: isJournal))
        }
        let connection = try await database.connect()
        _ = try await connection.run(
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited))
        await connection.close()
    }

    /// What the migrations of the folder left or would leave.
    func landing(of folder: MigrationFolder) async throws -> LandingReport {
        let connection = try await database.connect()
        let report = try await landing(of: folder, over: connection)
        await connection.close()
        return report
    }

    func landing(of folder: MigrationFolder, over connection: Connection) async throws -> LandingReport {
        let reading = LedgerReading(.standard)
        let ledger = reading.ledger(from: await connection.run(reading.batches))
        let status = MigrationStatus(folder: folder, ledger: ledger, now: 2_000_000_000_000)
        let plan = LandingPlan(of: status, reading: ParsedMigration.init(reading:))
        return try await plan.report(in: await connection.run([plan.question.batch])[0]) {
            await connection.run([$0])[0]
        }
    }

    private static func statements(in script: String) -> [SQL] {
        let bytes = Array(script.utf8)
        return SQL.statements(in: script).map { SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self)) }
    }

    private static func row(of migration: Migration, isJournal: Bool) -> SQL {
        let (hash, when) = (migration.content?.hash, migration.when?.rawValue ?? 0)
        guard isJournal else {
            return """
                INSERT INTO drizzle.__drizzle_migrations (hash, created_at, name)
                VALUES (\(hash), \(when)::bigint, \(migration.tag))
                """
        }
        return "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (\(hash), \(when)::bigint)"
    }
}

/// A folder of Drizzle 0.x on disk, for one test.
struct WrittenFolder {
    let folder: MigrationFolder

    /// Writes the SQL of `0000_m`, `0001_m` and so on.
    init(_ texts: [String]) throws {
        let path = try TemporaryFolder.make()
        var entries: [String] = []
        for (number, text) in texts.enumerated() {
            let tag = "000\(number)_m"
            entries.append(
                #"{"idx":\#(number),"version":"7","when":\#(1_700_000_000_000 + number),"tag":"\#(tag)","breakpoints":true}"#
            )
            try TemporaryFolder.write(text, to: "\(path)/\(tag).sql")
        }
        let journal =
            #"{"version":"7","dialect":"postgresql","entries":[\#(entries.joined(separator: ","))]}"#
        try TemporaryFolder.write(journal, to: "\(path)/meta/_journal.json")
        folder = MigrationFolder.reading(path)
    }
}
