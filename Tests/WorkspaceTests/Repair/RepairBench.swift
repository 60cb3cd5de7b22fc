import Drizzle
import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Verification

@testable import Workspace

/// A real folder with a journal beside a real ledger, and what a plan makes of both.
struct RepairBench {
    let database: TestDatabase
    let folder: String
    /// Between the entries and a time to come.
    static let now: UnixMilliseconds = 1_750_000_000_000

    /// - Parameters:
    ///   - entries: The journal, with an SQL file and a snapshot for each.
    ///   - ledger: SQL that makes the ledger and its rows; `@tag` is the hash of that tag's file.
    ///   - parents: For snapshots that do not follow the one before: the number of the one they follow.
    ///   - binaries: The server version; this machine's own by default.
    ///   - body: The test.
    /// - Throws: What `body` throws, or why there is no such folder or database.
    static func run(
        _ entries: [(tag: String, when: Int64)], ledger: String?, parents: [Int: Int] = [:],
        on binaries: ServerBinaries? = nil,
        _ body: (RepairBench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "repair-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/meta", withIntermediateDirectories: true)
        for (index, entry) in entries.enumerated() {
            try text(of: entry.tag).write(
                toFile: "\(folder)/\(entry.tag).sql", atomically: true, encoding: .utf8)
            let snapshot = snapshot(index, parent: parents[index] ?? index - 1)
            let number = entry.tag.prefix { $0 != "_" }
            try snapshot.write(
                toFile: "\(folder)/meta/\(number)_snapshot.json", atomically: true, encoding: .utf8)
        }
        try journal(entries).write(
            toFile: "\(folder)/meta/_journal.json", atomically: true, encoding: .utf8)
        try await withDatabase(on: binaries) { database in
            let bench = RepairBench(database: database, folder: folder)
            if let ledger { try await database.run(makeTable + bench.filled(ledger)) }
            try await body(bench)
        }
    }

    static let makeTable = """
        CREATE SCHEMA drizzle;
        CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);

        """

    /// The status as it is now.
    func status() async throws -> MigrationStatus {
        let connection = try await database.connect()
        let reading = LedgerReading(.standard)
        let answers = await connection.run(reading.batches)
        await connection.close()
        return MigrationStatus(
            folder: .reading(folder), ledger: reading.ledger(from: answers), now: Self.now)
    }

    func plan(_ kind: RepairKind, _ targets: String...) async throws -> RepairPlan {
        let planner = RepairPlanner(.reading(try await status(), now: Self.now))
        return try planner.plan(kind, targets.map(RepairTarget.init))
    }

    func run(_ plan: RepairPlan, as user: String = "postgres") async throws -> RepairReport {
        let target = database.server.target(database: database.name, user: user)
        let connection = try await Connection.open(
            target, limits: SessionLimits(lockTimeout: .milliseconds(300)))
        defer { Task { await connection.close() } }
        return try await plan.run(on: connection)
    }

    /// The rows as `id hash created_at`, hashes as `@tag` where they are those of a file.
    func rows() async throws -> [String] {
        let status = try await status()
        var names: [String: String] = [:]
        for migration in status.folder.migrations {
            names[migration.content?.hash ?? ""] = "@\(migration.tag)"
        }
        return status.ledger.rows.map { row in
            let hash = row.hash.map { names[$0] ?? $0 } ?? "NULL"
            return "\(row.id ?? 0) \(hash) \(row.createdAt.number)"
        }
    }

    func states() async throws -> [String] {
        try await status().entries.map { entry in
            let name = entry.migration?.tag ?? "row \(entry.row?.id ?? 0)"
            return "\(name) \(entry.state.word)" + (entry.next == .nothing ? "" : ", \(entry.next.rawValue)")
        }
    }

    func file(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func filled(_ script: String) -> String {
        MigrationFolder.reading(folder).migrations.reduce(script) {
            $0.replacing("@\($1.tag)", with: $1.content?.hash ?? "")
        }
    }

    private static func text(of tag: String) -> String { "SELECT '\(tag)';\n" }

    private static func journal(_ entries: [(tag: String, when: Int64)]) -> String {
        writtenJournal(entries.enumerated().map { (index: $0, when: $1.when, tag: $1.tag) })
    }

    static func id(_ index: Int) -> String {
        index < 0 ? SnapshotLink.origin : "00000000-0000-4000-8000-00000000000\(index)"
    }

    private static func snapshot(_ index: Int, parent: Int) -> String {
        """
        {
          "id": "\(id(index))",
          "prevId": "\(id(parent))",
          "version": "7",
          "dialect": "postgresql",
          "tables": {}
        }
        """
    }
}

extension LedgerRow.CreatedAt {
    fileprivate var number: String {
        switch self {
        case .at(let when): String(when.rawValue)
        case .null: "NULL"
        case .other(let text): text
        }
    }
}
