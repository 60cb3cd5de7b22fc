import Drizzle
import Testing
import Verification

@Suite struct `What status says of a run that stops` {
    private let migrations = [
        Situation.entry("0000_base", at: 1), Situation.entry("0001_high", at: 2),
        Situation.entry("0002_use", at: 3), Situation.entry("0003_more", at: 4),
    ]
    private let sql = [
        "0000_base": ["CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (tide tide)"],
        "0001_high": ["ALTER TYPE tide ADD VALUE 'high'"],
        "0002_use": ["SELECT 1", "UPDATE ports SET tide = 'high'"], "0003_more": ["SELECT 2"],
    ]

    private func status(_ rows: [LedgerRow], _ changes: [String: [String]] = [:]) -> MigrationStatus {
        let sql = sql.merging(changes) { $1 }
        return MigrationStatus(
            folder: Situation.journal(migrations), ledger: Situation.table(.journal, rows),
            now: Situation.now, reading: { sql[$0.tag]?.script($0.tag) })
    }

    private var base: LedgerRow { Situation.row(1, at: 1, hash: "hash of 0000_base") }

    @Test func `is the same in the list, the headline, the next run and the forecast`() {
        let status = status([base])
        #expect(
            status.picture == [
                "0000_base applied", "0001_high pending, is undone", "0002_use pending, stops",
                "0003_more pending, waits",
            ])
        #expect(status.headline.remark == "the next run stops at 0002_use, line 3 (55P04)")
        #expect(status.headline.isAlarming)
        #expect(status.nextRun.fault?.piece == 2)
        #expect(status.nextRun.migrations.map(\.tag) == ["0001_high", "0002_use", "0003_more"])
        #expect(status.forecast(of: .journal)?.fault == status.nextRun.fault)
        #expect(status.forecast(of: .foldersAfterUp)?.fault?.sqlState == "55P04")
    }

    @Test func `depends on what is pending, not on the files`() {
        let rows = [base, Situation.row(2, at: 2, hash: "hash of 0001_high")]
        #expect(status(rows).nextRun.fault == nil)
    }

    @Test func `warns of a COMMIT, behind which nothing is undone`() {
        let status = status([base], ["0001_high": ["COMMIT"], "0002_use": ["CREATE TABEL x ()"]])
        #expect(status.picture[1...2] == ["0001_high pending, runs", "0002_use pending, stops"])
        guard case .endsTransaction(let command)? = status.nextRun.warnings.first else {
            Issue.record("nothing is said of the COMMIT: \(status.nextRun.warnings)")
            return
        }
        #expect(command.tag == "0001_high" && command.command == "COMMIT")
    }
}
