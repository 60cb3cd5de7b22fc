import Drizzle
import Testing
import Verification

@Suite struct `A ledger none of whose rows is of the folder` {
    private let folder = Situation.journal([
        Situation.entry("shelves", at: 20), Situation.entry("books", at: 30),
    ])
    private let rows = [
        Situation.row(1, at: 10, hash: "of the library"), Situation.row(2, at: 40, hash: "of the archive"),
    ]

    @Test func `is said to be another project's`() {
        let status = Situation.status(folder, Situation.table(.journal, rows))
        #expect(status.isLedgerOfOthers)
        #expect(status.headline.remark == "no row of drizzle.__drizzle_migrations is this folder's")
        #expect(
            status.nextRun.warnings.first?.sentence
                == "No row of drizzle.__drizzle_migrations belongs to this folder: its 2 rows are of another project, or of files that were all written anew."
        )
        #expect(!status.isInStep)
    }

    @Test func `is not offered to be changed for this folder`() {
        let status = Situation.status(folder, Situation.table(.journal, rows))
        let planner = RepairPlanner(RepairMaterial(status: status, now: Situation.now))
        #expect(planner.offers.isEmpty)
        #expect(status.entries.allSatisfy { planner.offers(around: $0).isEmpty })
        #expect(throws: RepairObstacle.ledgerOfOthers(.removeRow, .standard)) {
            try planner.plan(.removeRow, [.row(1)])
        }
        #expect(throws: RepairObstacle.ledgerOfOthers(.restamp, .standard)) {
            try planner.plan(.restamp, [.tag("shelves")])
        }
    }

    @Test func `is written to only with a word about whose it may be`() throws {
        let status = Situation.status(folder, Situation.table(.journal, rows))
        let planner = RepairPlanner(RepairMaterial(status: status, now: Situation.now))
        let plan = try planner.plan(.markApplied, [.tag("books")])
        #expect(plan.cautions.contains { $0.contains("may be the ledger of another project") })
    }

    @Test(arguments: [
        Situation.row(3, at: 20, hash: "another"), Situation.row(3, at: 50, hash: "hash of books"),
    ])
    func `is this project's as soon as one row is, by its time or its SQL`(row: LedgerRow) {
        let status = Situation.status(folder, Situation.table(.journal, rows + [row]))
        #expect(!status.isLedgerOfOthers)
    }

    @Test func `may be of another folder of Drizzle 1_0, too`() {
        let folder = Situation.folders([Situation.folder("20260101000000_shelves")])
        let row = Situation.row(1, at: 10, hash: "x", name: "20250101000000_archive")
        #expect(Situation.status(folder, Situation.table(.folders, [row])).isLedgerOfOthers)
    }

    @Test func `is none where it is empty`() {
        #expect(!Situation.status(folder, Situation.table(.journal, [])).isLedgerOfOthers)
    }
}

@Suite struct `A ledger in another place` {
    @Test(arguments: [
        (LedgerLocation(schema: "public", table: "__drizzle_migrations"), "migrations: { schema: 'public' }"),
        (LedgerLocation(schema: "drizzle", table: "mine"), "migrations: { table: 'mine' }"),
        (
            LedgerLocation(schema: "public", table: "mine"),
            "migrations: { schema: 'public', table: 'mine' }"
        ),
    ])
    func `is named as the configuration would name it`(place: LedgerLocation, setting: String) {
        let warning = NextRun.Warning.ledgerElsewhere(configured: .standard, found: [place])
        #expect(
            warning.remedy
                == "If it is this project's, name it in the configuration, as in \(setting), or look at it with --ledger \(place)."
        )
    }
}
