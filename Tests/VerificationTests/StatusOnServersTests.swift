import Drizzle
import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

/// Three migrations in a real folder, of which Drizzle's rules have run the first on a real server.
private struct Started {
    static let scenario = "without a ledger everything runs"

    static func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "status-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let scenario = try #require(Scenario.all.first { $0.name == Started.scenario })
        try scenario.write(to: path)
        return try await body(path)
    }

    static func replay(_ folder: String, on target: ConnectionTarget, first count: Int?) async throws {
        let connection = try await Connection.open(target)
        try await DrizzleReplay(on: connection).migrateJournal(in: folder, first: count)
        await connection.close()
    }

    static func status(_ folder: String, on target: ConnectionTarget) async throws -> MigrationStatus {
        let connection = try await Connection.open(target)
        let reading = LedgerReading(.standard)
        let answers = await connection.run(reading.batches)
        await connection.close()
        return MigrationStatus(
            folder: .reading(folder), ledger: reading.ledger(from: answers),
            rights: reading.rights(from: answers), now: 1_786_000_000_000)
    }
}

@Suite struct `The status on a real server` {
    private let half = ["0000_a applied", "0001_b pending, runs", "0002_c pending, runs"]

    @Test(arguments: ServerBinaries.underTest)
    func `is the same on every version`(binaries: ServerBinaries) async throws {
        try await Started.withFolder { folder in
            try await withDatabase(on: binaries) { database in
                try await Started.replay(folder, on: database.target, first: 1)
                #expect(try await Started.status(folder, on: database.target).picture == half)
                try await Started.replay(folder, on: database.target, first: nil)
                #expect(try await Started.status(folder, on: database.target).isInStep)
            }
        }
    }

    @Test func `is told to a role that may only read`() async throws {
        try await withRole(
            grants: "GRANT USAGE ON SCHEMA drizzle TO ?; GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ?"
        ) {
            status in
            #expect(status.picture == half)
            #expect(status.nextRun.obstacle == nil)
            guard case .cannotCreateSchemas(let role, _)? = status.nextRun.warnings.last else {
                Issue.record("it is not said that Drizzle would stop: \(status.nextRun.warnings)")
                return
            }
            #expect(role.hasPrefix("reader_"))
        }
    }

    @Test func `is left open for a role that may not read, with the files all there`() async throws {
        try await withRole(grants: "SELECT") { status in
            #expect(status.count(of: .undecided) == 3)
            let refusal = Ledger.Refusal.noPrivilege(message: "permission denied for schema drizzle")
            #expect(status.nextRun.obstacle == .ledgerUnreadable(.standard, refusal))
            #expect(status.forecasts[0].stop == .ledgerUnreadable(.standard, refusal))
            #expect(status.headline.isAlarming)
        }
        try await withRole(grants: "GRANT USAGE ON SCHEMA drizzle TO ?") { status in
            let refusal = Ledger.Refusal.noPrivilege(
                message: "permission denied for table __drizzle_migrations")
            #expect(status.nextRun.obstacle == .ledgerUnreadable(.standard, refusal))
        }
    }

    @Test func `is the same on a hot standby`() async throws {
        try await Started.withFolder { folder in
            try await Standby.run { standby in
                try await Started.replay(folder, on: standby.primary.target(), first: 1)
                try await standby.catchUp()
                let status = try await Started.status(folder, on: standby.target)
                #expect(status.picture == half)
                #expect(status.nextRun.warnings == [.standby])
            }
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, "there is no pgbouncer"))
    func `is the same through a pooler in transaction mode, for many at once`() async throws {
        try await Started.withFolder { folder in
            try await withDatabase { database in
                try await Started.replay(folder, on: database.target, first: 1)
                let pooler = try PgBouncer(inFrontOf: database.server, poolSize: 2)
                defer { pooler.stop() }
                let target = pooler.target(database: database.name)
                try await withThrowingTaskGroup(of: [String].self) { group in
                    for _ in 0..<20 {
                        group.addTask { try await Started.status(folder, on: target).picture }
                    }
                    for try await picture in group { #expect(picture == half) }
                }
            }
        }
    }

    /// With `?` in the grants for the role's name.
    private func withRole(
        grants: String, _ body: (MigrationStatus) throws -> Void
    ) async throws {
        try await Started.withFolder { folder in
            try await withDatabase { database in
                try await Started.replay(folder, on: database.target, first: 1)
                try await database.withRole(grants: grants) { role in
                    let target = database.server.target(database: database.name, user: role)
                    try body(try await Started.status(folder, on: target))
                }
            }
        }
    }
}

@Suite struct `Several databases` {
    @Test func `are laid side by side, each migration in one line`() async throws {
        try await Started.withFolder { folder in
            try await withDatabase { first in
                try await withDatabase { second in
                    try await Started.replay(folder, on: first.target, first: 2)
                    try await Started.replay(folder, on: second.target, first: nil)
                    try await second.run(
                        "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('other branch', 5)"
                    )
                    let comparison = StatusComparison([
                        .init(
                            name: "a", finding: .status(try await Started.status(folder, on: first.target))),
                        .init(
                            name: "b", finding: .status(try await Started.status(folder, on: second.target))),
                        .init(name: "c", finding: .unreached("There is no such host.")),
                    ])
                    #expect(
                        comparison.rows.map { row in row.cells.map { $0?.state.word ?? "-" } } == [
                            ["applied", "applied", "-"], ["applied", "applied", "-"],
                            ["pending", "applied", "-"], ["-", "unknown", "-"],
                        ])
                    #expect(comparison.rows.map(\.isUneven) == [false, false, true, true])
                    #expect(!comparison.isInStep)
                }
            }
        }
    }
}
