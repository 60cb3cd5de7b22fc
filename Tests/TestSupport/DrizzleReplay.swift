import Foundation
package import Postgres
import SQL

/// Runs a folder of migrations the way Drizzle's own migrator does: the same statements, the same transaction, the same rows.
///
/// Written from Drizzle's rules alone and from nothing of ours, so that it can be held against what we say.
///
/// - Source: drizzle-orm/src/migrator.ts and drizzle-orm/src/pg-core/dialect.ts (`migrate`), 0.45 and 1.0.0-rc.4.
package struct DrizzleReplay {
    let connection: Connection
    let table: QualifiedName
    private let schema: Identifier

    package init(
        on connection: Connection, schema: String = "drizzle", table: String = "__drizzle_migrations"
    ) {
        self.connection = connection
        (self.schema, self.table) = (Identifier(schema), QualifiedName(schema, table))
    }

    /// Drizzle 0.45 on a folder with a journal.
    ///
    /// - Parameters:
    ///   - folder: The full path of Drizzle's `out` folder.
    ///   - count: How many of the journal's entries are there yet; all of them by default.
    /// - Returns: The tags of what ran, in order.
    /// - Throws: ``DrizzleRefusal``, or the server's error, with which everything is rolled back.
    @discardableResult
    package func migrateJournal(in folder: String, first count: Int? = nil) async throws -> [String] {
        let migrations = try DrizzleFiles(folder).journal(first: count)
        try await makeTable(columns: "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint")
        let newest = try await connection.run(
            Batch("SELECT created_at FROM \(table) ORDER BY created_at DESC LIMIT 1"))[0]
        let ceiling = newest.isEmpty ? -Double.infinity : newest.double(0, 0) ?? 0
        let pending = migrations.filter { ceiling < Double($0.when) }
        try await run(pending) { migration in
            "INSERT INTO \(table) (hash, created_at) VALUES (\(hash(of: migration)), \(migration.when))"
        }
        return pending.map(\.tag)
    }

    /// Drizzle 1.0 on a folder of folders, with a ledger of its own or none.
    ///
    /// - Parameters:
    ///   - folder: The full path of Drizzle's `out` folder.
    ///   - count: How many of the folders are there yet; all of them by default.
    /// - Returns: The names of what ran, in order.
    /// - Throws: ``DrizzleRefusal``, or the server's error, with which everything is rolled back.
    @discardableResult
    package func migrateFolders(in folder: String, first count: Int? = nil) async throws -> [String] {
        let migrations = try DrizzleFiles(folder).folders(first: count)
        try await makeTable(
            columns: """
                id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint, name text,
                applied_at timestamp with time zone DEFAULT now()
                """)
        let rows = try await connection.run(Batch("SELECT name FROM \(table)"))[0]
        let known = Set(rows.rows.compactMap { rows[$0, 0] })
        let pending = migrations.filter { !known.contains($0.tag) }
        try await run(pending) { migration in
            """
            INSERT INTO \(table) (hash, created_at, name)
            VALUES (\(hash(of: migration)), \(migration.when), \(migration.tag))
            """
        }
        return pending.map(\.tag)
    }

    private func makeTable(columns: String) async throws {
        let script: [SQL] = [
            "CREATE SCHEMA IF NOT EXISTS \(schema)",
            "CREATE TABLE IF NOT EXISTS \(table) (\(unsafe: columns))",
        ]
        _ = try await connection.run(Batch(script, access: .autocommit))
    }

    /// One transaction for all of them, each followed by its row.
    private func run(_ migrations: [DrizzleFiles.Migration], row: (DrizzleFiles.Migration) -> SQL)
        async throws
    {
        let statements = migrations.flatMap { self.statements(of: $0) + [row($0)] }
        guard !statements.isEmpty else { return }
        _ = try await connection.run(
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited))
    }

    /// Drizzle sends each piece as one simple query; the server takes it apart into the same statements.
    private func statements(of migration: DrizzleFiles.Migration) -> [SQL] {
        migration.text.components(separatedBy: "--> statement-breakpoint").flatMap { piece in
            SQL.statements(in: piece).map { range in
                SQL(unsafe: String(decoding: Array(piece.utf8)[range], as: UTF8.self))
            }
        }
    }

    /// Worked out by the server, which agrees with Drizzle about UTF-8 and SHA-256 and owes us nothing.
    private func hash(of migration: DrizzleFiles.Migration) -> SQL {
        "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(\(migration.text), 'UTF8')), 'hex')"
    }
}

/// Why Drizzle stops before it asks the server anything.
package enum DrizzleRefusal: Error, Equatable {
    /// `Can't find meta/_journal.json file`
    case journalMissing
    /// `No file … found in … folder`
    case fileMissing(tag: String)
    /// The journal is no JSON that Drizzle could use.
    case journalUnreadable
    /// `We detected that you have old drizzle-kit migration folders.`
    case oldFolders
}
