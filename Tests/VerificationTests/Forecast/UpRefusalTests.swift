import Drizzle
import Testing
import Verification

@Suite struct `What drizzle-kit up refuses` {
    private typealias Link = (id: String, parent: String)

    private func outcome(_ entries: [Migration], _ links: [Link], now: UnixMilliseconds = 5_000_000)
        -> Forecast.Outcome?
    {
        let snapshots = zip(entries, links).map { entry, link in
            SnapshotFile(
                file: entry.snapshotFile, key: entry.tag,
                header: SnapshotHeader(id: link.id, parents: [link.parent], version: "7"))
        }
        return Forecast.all(
            for: Situation.journal(entries), .absent(.standard), snapshots: snapshots, now: now
        ).first { $0.migrator == .foldersAfterUp }?.outcome
    }

    private let origin = SnapshotLink.origin

    @Test func `is nothing where each follows the one before it, seconds apart`() {
        let entries = [Situation.entry("0000_a", at: 1_000), Situation.entry("0001_b", at: 2_000)]
        let outcome = outcome(entries, [("1", origin), ("2", "1")])
        guard case .runs(let runs)? = outcome else {
            Issue.record("it stops: \(String(describing: outcome))")
            return
        }
        #expect(runs.map(\.name) == ["19700101000001_a", "19700101000002_b"])
    }

    @Test func `is a child that would stand before its parent, by code units or as a person sorts`() {
        for (first, second) in [
            ("0000_b", "0001_a"), ("0000_B", "0001_a"), ("0000_a", "0001_B"), ("0000_a", "0001_a"),
        ] {
            let entries = [Situation.entry(first, at: 1_100), Situation.entry(second, at: 1_900)]
            let expected = UpRefusal.order(tag: second, parent: first)
            #expect(outcome(entries, [("1", origin), ("2", "1")]) == .stops(.upRefuses(expected)))
        }
    }

    @Test func `is a history with two beginnings, also where pull wrote the first`() {
        let entries = [Situation.entry("0000_a", at: 1_000), Situation.entry("0001_b", at: 2_000)]
        let expected = Forecast.Outcome.stops(.upRefuses(.twoFirst("0000_a", "0001_b")))
        #expect(outcome(entries, [("1", origin), ("2", origin)]) == expected)
        #expect(outcome(entries, [(origin, ""), ("2", origin)]) == expected)
    }

    @Test func `is a gap before it is two beginnings, as behind a first that pull wrote`() {
        let entries = [
            Situation.entry("0000_a", at: 1_000), Situation.entry("0001_b", at: 2_000),
            Situation.entry("0003_d", at: 3_000),
        ]
        #expect(
            outcome(entries, [(origin, ""), ("2", origin), ("4", "3")])
                == .stops(.upRefuses(.gap(tag: "0003_d", parent: "3"))))
    }

    @Test func `is an index in a snapshot of an old version, once the history is sound`() {
        let entry = Situation.entry("0000_a", at: 1_000)
        let snapshot = SnapshotFile(
            file: entry.snapshotFile, key: entry.tag,
            header: SnapshotHeader(id: "1", parents: [origin], version: "6"), hasOldIndexes: true)
        let forecasts = Forecast.all(
            for: Situation.journal([entry]), .absent(.standard), snapshots: [snapshot], now: 5_000_000)
        guard case .stops(.upRefuses(.oldIndex("0000_a", _)))? = forecasts.last?.outcome else {
            Issue.record("\(forecasts)")
            return
        }
    }

    @Test func `is a gap`() {
        let entries = [Situation.entry("0000_a", at: 1_000), Situation.entry("0002_c", at: 2_000)]
        #expect(
            outcome(entries, [("1", origin), ("3", "2")])
                == .stops(.upRefuses(.gap(tag: "0002_c", parent: "2"))))
    }

    @Test func `is a file that is missing, applied or not`() {
        let entries = [
            Situation.entry("0000_a", at: 1_000, isThere: false), Situation.entry("0001_b", at: 2_000),
        ]
        #expect(outcome(entries, []) == .stops(.upRefuses(.fileMissing(tag: "0000_a"))))
    }

    @Test func `is an entry without a time behind which others stand`() {
        let entries = [Situation.entry("0000_a", at: 0), Situation.entry("0001_b", at: 2_000)]
        #expect(
            outcome(entries, [("1", origin), ("2", "1")])
                == .stops(.upRefuses(.order(tag: "0001_b", parent: "0000_a"))))
    }
}
