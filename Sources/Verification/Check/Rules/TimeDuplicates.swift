import Drizzle

/// Entries that share one `when`.
///
/// Drizzle 0.x runs an entry only when it is newer than the newest row, so the second of two with one time is skipped by
/// every database that got the first in an earlier run.
struct TimeDuplicates: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let entries = material.entries.map(\.entry)
        let byTime = Dictionary(grouping: entries.filter { $0.when != nil }) { $0.when }
        return entries.compactMap { entry in
            guard let same = byTime[entry.when], same.count > 1, same.first == entry else { return nil }
            return CheckFinding(
                "when-twice", .danger, at: same.map { material.place(of: $0) },
                .sameTime(same) + material.kitWarning(of: Array(same.dropFirst())), remedy: .apart)
        }
    }
}

extension String {
    fileprivate static func sameTime(_ entries: [JournalEntry]) -> String {
        let last = entries.count == 2 ? "the second" : "all but the first"
        return
            "\(entries.map(\.tag).listed) have the same `when` \(entries[0].when?.rawValue ?? 0): applied in two runs, \(last) is skipped."
    }
    fileprivate static let apart =
        "Where no database has the later one yet, give it a `when` of its own, newer than the others."
}
