import Drizzle
import Testing
import Verification

/// Random journals and ledgers, judged here and by Drizzle's own rule in a few lines.
@Suite struct `The next run` {
    @Test(arguments: 0..<500)
    func `is what Drizzle 0_x would do`(seed: Int) {
        var random = Numbers(seed: seed)
        let entries = (0..<random.below(8)).map { Situation.entry("m\($0)", at: random.below(10)) }
        let rows = (0..<random.below(6)).map { id in
            Situation.row(Int64(id), at: random.below(12) == 0 ? nil : random.below(10), hash: hash(&random))
        }
        let status = Situation.status(Situation.journal(entries), Situation.table(.journal, rows))
        #expect(status.nextRun.migrations.map(\.tag) == drizzle(entries, rows).map(\.tag))
        checkThatNothingIsLost(status, entries, rows)
    }

    @Test(arguments: 0..<500)
    func `is what Drizzle 1_0 would do`(seed: Int) {
        var random = Numbers(seed: seed)
        let names = (0..<8).map { "2026010100000\($0)_m\($0)" }
        let folders = names.filter { _ in random.below(3) > 0 }.map { Situation.folder($0) }
        let rows = (0..<random.below(6)).map { id in
            let name = random.below(6) == 0 ? nil : names[Int(random.below(8))]
            return Situation.row(Int64(id), at: random.below(10), hash: hash(&random), name: name)
        }
        let status = Situation.status(Situation.folders(folders), Situation.table(.folders, rows))
        let recorded = Set(rows.compactMap(\.name))
        #expect(status.nextRun.migrations.map(\.tag) == folders.map(\.tag).filter { !recorded.contains($0) })
        checkThatNothingIsLost(status, folders, rows)
    }

    /// Each migration and each row appears exactly once.
    private func checkThatNothingIsLost(
        _ status: MigrationStatus, _ migrations: [Migration], _ rows: [LedgerRow]
    ) {
        #expect(status.entries.compactMap(\.migration) == migrations)
        #expect(status.entries.compactMap { $0.row?.id }.sorted() == rows.compactMap(\.id).sorted())
        #expect(status.entries.map(\.number) == Array(1..<status.entries.count + 1))
    }

    private func drizzle(_ entries: [Migration], _ rows: [LedgerRow]) -> [Migration] {
        let times = rows.map { row -> Int64? in
            if case .at(let when) = row.createdAt { when.rawValue } else { nil }
        }
        let last = times.contains(nil) ? 0 : times.compactMap(\.self).max()
        return entries.filter { entry in
            guard let last, let when = entry.when else { return true }
            return last < when.rawValue
        }
    }

    private func hash(_ random: inout Numbers) -> String { "hash of m\(random.below(8))" }
}

/// Numbers that look random and are the same in every run.
private struct Numbers {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ limit: Int64) -> Int64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int64(state >> 33) % limit
    }
}
