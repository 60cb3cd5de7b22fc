import Drizzle
import Foundation
import Postgres
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

private let four: [(tag: String, when: Int64)] = [
    ("0000_a", 1_700_000_000_000), ("0001_late", 1_700_000_050_000), ("0002_c", 1_700_000_100_000),
    ("0003_d", 1_700_000_200_000),
]

/// The rows of `0000_a` and `0002_c`: `0001_late` came in behind them.
private let skipping = """
    INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
      ('@0000_a', 1700000000000), ('@0002_c', 1700000100000)
    """

@Suite struct `A repair` {
    @Test func `that marks as applied writes the rows that Drizzle would have written`() async throws {
        try await RepairBench.run(four, ledger: skipping) { bench in
            let plan = try await bench.plan(.markApplied, "0001_late")
            #expect(plan.consequences == ["0001_late: now skipped; then applied"])
            #expect(try await bench.rows().count == 2)
            let report = try await bench.run(plan)
            #expect(report.changes.count == 1)
            #expect(
                try await bench.rows() == [
                    "1 @0000_a 1700000000000", "2 @0002_c 1700000100000", "3 @0001_late 1700000050000",
                ])
            #expect(try await bench.status() == plan.after.withIDs(from: try await bench.status()))
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is the same on every version`(binaries: ServerBinaries) async throws {
        try await RepairBench.run(four, ledger: skipping, on: binaries) { bench in
            _ = try await bench.run(try await bench.plan(.markApplied, "0001_late"))
            _ = try await bench.run(try await bench.plan(.markPending, "0002_c"))
            #expect(try await bench.rows() == ["1 @0000_a 1700000000000", "3 @0001_late 1700000050000"])
        }
        try await RepairBench.run(four, ledger: nil, on: binaries) { bench in
            _ = try await bench.run(try await bench.plan(.adopt, "0001_late"))
            #expect(try await bench.rows().count == 2)
        }
    }

    @Test func `that marks as applied corrects a row that has the SQL under another time`() async throws {
        let ledger = """
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
              ('@0000_a', 1700000000000), ('@0001_late', 1700000000001)
            """
        try await RepairBench.run(Array(four.prefix(2)), ledger: ledger) { bench in
            #expect(try await bench.states() == ["0000_a applied", "0001_late pending, runs again"])
            _ = try await bench.run(try await bench.plan(.markApplied, "0001_late"))
            #expect(
                try await bench.rows() == ["1 @0000_a 1700000000000", "2 @0001_late 1700000050000"])
            #expect(try await bench.states() == ["0000_a applied", "0001_late applied"])
        }
    }

    @Test func `foresees that what it records hides others`() async throws {
        try await RepairBench.run(four, ledger: skipping) { bench in
            let extended = try await bench.plan(.markPending, "0002_c")
            #expect(
                extended.consequences == [
                    "0001_late: now skipped; then pending, Drizzle runs it",
                    "0002_c: now applied; then pending, Drizzle runs it",
                ])
            _ = try await bench.run(extended)
            let hiding = try await bench.plan(.markApplied, "0003_d")
            #expect(hiding.consequences.contains("0002_c: now pending, Drizzle runs it; then skipped"))
            #expect(
                hiding.cautions.first
                    == "Drizzle then never runs 0001_late and 0002_c, which are older: run them first, or give them a newer time with `restamp`."
            )
            #expect(extended.cautions.allSatisfy { !$0.hasPrefix("Drizzle then never runs") })
        }
    }

    @Test func `that marks as not applied deletes the row`() async throws {
        try await RepairBench.run(four, ledger: skipping) { bench in
            _ = try await bench.run(try await bench.plan(.markPending, "0002_c"))
            #expect(try await bench.rows() == ["1 @0000_a 1700000000000"])
        }
    }

    @Test func `that restamps changes one number of the journal and nothing else`() async throws {
        try await RepairBench.run(four, ledger: skipping) { bench in
            let before = try bench.file("meta/_journal.json")
            let plan = try await bench.plan(.restamp, "0001_late")
            #expect(plan.changes.isEmpty)
            #expect(plan.files[0].diff.contains("-      \"when\": 1700000050000,"))
            #expect(try bench.file("meta/_journal.json") == before)
            _ = try await bench.run(plan)
            let after = try bench.file("meta/_journal.json")
            #expect(after == before.replacing("1700000050000", with: "1700000200001"))
            #expect(try await bench.rows().count == 2)
            #expect(
                try await bench.states() == [
                    "0000_a applied", "0001_late pending, runs", "0002_c applied", "0003_d pending, runs",
                ])
        }
    }

    @Test func `that accepts an edited file writes its hash`() async throws {
        try await RepairBench.run(four, ledger: skipping) { bench in
            try bench.write("SELECT 'edited';\n", to: "0002_c.sql")
            #expect(try await bench.states()[2] == "0002_c edited")
            _ = try await bench.run(try await bench.plan(.acceptEdit, "0002_c"))
            #expect(try await bench.rows()[1] == "2 @0002_c 1700000100000")
            #expect(try await bench.states()[2] == "0002_c applied")
        }
    }

    @Test func `that removes rows deletes those and no others`() async throws {
        let rows = skipping + ", ('@0002_c', 1700000100000), ('other branch', 1700000150000)"
        try await RepairBench.run(four, ledger: rows) { bench in
            #expect(try await bench.states().suffix(2) == ["row 3 duplicate", "row 4 unknown"])
            _ = try await bench.run(try await bench.plan(.removeRow, "3", "#4"))
            #expect(try await bench.rows() == ["1 @0000_a 1700000000000", "2 @0002_c 1700000100000"])
        }
    }

    @Test func `that lowers a ceiling gives the entry and its row the same time`() async throws {
        let entries = [four[0], ("0001_future", 1_900_000_000_000), four[3]]
        let rows = """
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
              ('@0000_a', 1700000000000), ('@0001_future', 1900000000000)
            """
        try await RepairBench.run(entries, ledger: rows) { bench in
            #expect(try await bench.states()[2] == "0003_d skipped")
            let plan = try await bench.plan(.moveCeiling, "0001_future")
            _ = try await bench.run(plan)
            #expect(try await bench.rows()[1] == "2 @0001_future 1700000000001")
            #expect(try bench.file("meta/_journal.json").contains("\"when\": 1700000000001"))
            #expect(
                try await bench.states() == [
                    "0000_a applied", "0001_future applied", "0003_d pending, runs",
                ])
        }
    }

    @Test func `that gives a row without a time that of its migration`() async throws {
        let rows = "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('@0000_a', NULL)"
        try await RepairBench.run(Array(four.prefix(1)), ledger: rows) { bench in
            #expect(try await bench.states() == ["0000_a pending, runs again"])
            _ = try await bench.run(try await bench.plan(.moveCeiling, "#1"))
            #expect(try await bench.rows() == ["1 @0000_a 1700000000000"])
            #expect(try await bench.states() == ["0000_a applied"])
        }
    }

    @Test func `that links snapshots changes one id and nothing else`() async throws {
        // 2 was made on another branch than 1, both after 0; 3 follows 2.
        try await RepairBench.run(four, ledger: skipping, parents: [2: 0]) { bench in
            let before = try bench.file("meta/0002_snapshot.json")
            let plan = try await bench.plan(.relink)
            #expect(plan.files.map(\.path) == ["\(bench.folder)/meta/0002_snapshot.json"])
            #expect(plan.cautions.isEmpty)
            _ = try await bench.run(plan)
            let after = before.replacing(
                "\"prevId\": \"\(RepairBench.id(0))\"", with: "\"prevId\": \"\(RepairBench.id(1))\"")
            #expect(try bench.file("meta/0002_snapshot.json") == after)
            await #expect(throws: RepairObstacle.chainIsSound) { try await bench.plan(.relink) }
        }
    }

    @Test func `that adopts a database makes the ledger as Drizzle does`() async throws {
        try await RepairBench.run(four, ledger: nil) { bench in
            let plan = try await bench.plan(.adopt, "0002_c")
            _ = try await bench.run(plan)
            #expect(
                try await bench.rows() == [
                    "1 @0000_a 1700000000000", "2 @0001_late 1700000050000", "3 @0002_c 1700000100000",
                ])
            #expect(try await bench.states().last == "0003_d pending, runs")
            await #expect(throws: RepairObstacle.ledgerInUse(3)) { try await bench.plan(.adopt, "0003_d") }
        }
    }

    @Test func `that adopts without a name takes the first migration, and Drizzle goes on from there`()
        async throws
    {
        try await RepairBench.run(four, ledger: nil) { bench in
            _ = try await bench.run(try await bench.plan(.adopt))
            let connection = try await bench.database.connect()
            let ran = try await DrizzleReplay(on: connection).migrateJournal(in: bench.folder)
            await connection.close()
            #expect(ran == ["0001_late", "0002_c", "0003_d"])
            #expect(try await bench.status().isInStep)
        }
    }

    @Test func `is offered where it applies, with the reason`() async throws {
        try await RepairBench.run(four, ledger: skipping, parents: [2: 0]) { bench in
            let status = try await bench.status()
            let offers = RepairPlanner(.reading(status, now: RepairBench.now)).offers
            #expect(
                offers.map(\.words) == ["restamp 0001_late", "mark-applied 0001_late", "relink"])
            for offer in offers {
                _ = try RepairPlanner(.reading(status, now: RepairBench.now)).plan(offer.kind, offer.targets)
            }
        }
    }
}

extension MigrationStatus {
    /// What was foreseen with the numbers that the server has given to new rows meanwhile.
    fileprivate func withIDs(from real: MigrationStatus) -> MigrationStatus {
        guard case .table(let table) = ledger, table.rows.count == real.ledger.rows.count else { return self }
        let rows = zip(table.rows, real.ledger.rows).map { foreseen, real in
            LedgerRow(
                id: foreseen.id ?? real.id, hash: foreseen.hash, createdAt: foreseen.createdAt,
                name: foreseen.name, appliedAt: foreseen.appliedAt)
        }
        let ledger = Ledger.table(
            LedgerTable(location: table.location, era: table.era, rows: rows, others: table.others))
        return MigrationStatus(folder: folder, ledger: ledger, now: RepairBench.now)
    }
}
