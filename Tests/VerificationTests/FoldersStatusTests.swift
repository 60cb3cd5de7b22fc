import Drizzle
import Testing
import Verification

@Suite struct `The status of a 1_0 folder` {
    private let a = "20260101000001_a"
    private let b = "20260101000002_b"
    private let c = "20260101000003_c"
    private let start: Int64 = 1_767_225_600_000

    private var three: MigrationFolder { Situation.folders([a, b, c].map { Situation.folder($0) }) }

    @Test func `goes by names, so that nothing is skipped`() {
        let rows = [row(1, a), row(2, c)]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(status.picture == ["\(a) applied", "\(b) pending, runs", "\(c) applied"])
        #expect(status.nextRun.migrations.map(\.tag) == [b])
    }

    @Test func `notices an edited file`() {
        let rows = [row(1, a, hash: "other"), row(2, b), row(3, c)]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(status.picture == ["\(a) edited", "\(b) applied", "\(c) applied"])
        #expect(status.nextRun.migrations.isEmpty)
    }

    @Test func `says that a renamed folder runs again`() {
        let rows = [row(1, a), row(2, "20250101000000_old", hash: "hash of \(b)"), row(3, c)]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(status.picture == ["\(a) applied", "\(b) pending, runs again", "\(c) applied"])
        #expect(status.entry(b)?.reason == .recordedAs(name: "20250101000000_old"))
    }

    @Test func `says that rows without a name do not count`() {
        let rows = [
            row(1, a), Situation.row(2, at: 5, hash: "hash of \(b)"), Situation.row(3, at: 6, hash: "x"),
        ]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(
            status.picture == [
                "\(a) applied", "\(b) pending, runs again", "\(c) pending, runs", "row 3 unknown",
            ])
        #expect(status.entry(b)?.reason == .recordedWithoutName)
        #expect(status.entries.last?.reason == .rowWithoutName)
        #expect(status.nextRun.warnings == [.rowsWithoutName(count: 2)])
    }

    @Test func `recognises a second row of one name`() {
        let status = Situation.status(
            three, Situation.table(.folders, [row(1, a), row(2, b), row(3, c), row(4, b, hash: "x")]))
        #expect(status.entries.last?.state == .duplicate)
        #expect(status.entries.last?.reason == .repeats(tag: b))
    }

    @Test func `ignores rows of other branches, as Drizzle does`() {
        let rows = [row(1, a), row(2, b), row(3, c), row(4, "20260101000009_other")]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(status.count(of: .unknown) == 1)
        #expect(status.nextRun.obstacle == nil)
    }

    @Test func `plays through the upgrade of a ledger of 0_x`() {
        let rows = [
            Situation.row(1, at: start + 1_744, hash: "whatever"),
            Situation.row(2, at: start + 77, hash: "hash of \(b)"),
        ]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["\(a) edited", "\(b) applied", "\(c) pending, runs"])
        #expect(status.nextRun.warnings == [.ledgerWillBeUpgraded])
        #expect(status.nextRun.obstacle == nil)
    }

    @Test func `breaks a tie within one second by the hash`() {
        let (x, y) = ("20260101000001_x", "20260101000001_y")
        let folder = Situation.folders([Situation.folder(x), Situation.folder(y)])
        let rows = [
            Situation.row(1, at: start + 1_001, hash: "hash of \(y)"),
            Situation.row(2, at: start + 1_002, hash: "hash of \(x)"),
        ]
        let status = Situation.status(folder, Situation.table(.journal, rows))
        #expect(status.picture == ["\(x) applied", "\(y) applied"])
        #expect(status.entry(x)?.row?.id == 2)
        let unclear = Situation.status(
            folder, Situation.table(.journal, [Situation.row(7, at: start + 1_001, hash: "edited")]))
        #expect(unclear.nextRun.obstacle == .upgradeFails(rowIDs: [7]))
    }

    @Test func `says when the upgrade would fail`() {
        let rows = [
            Situation.row(1, at: start + 1_744, hash: "hash of \(a)"), Situation.row(2, at: 5, hash: "x"),
        ]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(
            status.picture == ["\(a) applied", "\(b) pending, waits", "\(c) pending, waits", "row 2 unknown"])
        #expect(status.nextRun.obstacle == .upgradeFails(rowIDs: [2]))
        #expect(
            status.headline.remark
                == "Drizzle 1.0 cannot upgrade the ledger: row 2 matches no migration in the folder")
    }

    private func row(_ id: Int64, _ name: String, hash: String? = nil) -> LedgerRow {
        Situation.row(id, at: start, hash: hash ?? "hash of \(name)", name: name)
    }
}
