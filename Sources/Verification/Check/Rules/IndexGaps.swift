import Drizzle

/// Numbers that are left out, or that go back.
///
/// Left behind by `drizzle-kit drop` and by deleting a migration; harmless by itself. A number that comes twice is another
/// rule's.
struct IndexGaps: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let entries = material.entries.map(\.entry).filter { $0.index != nil }
        let times = Dictionary(grouping: entries, by: \.index).mapValues(\.count)
        var findings: [CheckFinding] = []
        var expected = 0
        for entry in entries {
            let index = entry.index ?? expected
            if index > expected {
                findings.append(
                    CheckFinding(
                        "idx-gap", .note, at: [material.place(of: entry)], .gap(entry, expected..<index)))
            } else if index < expected - 1, times[index] == 1 {
                findings.append(
                    CheckFinding(
                        "idx-goes-back", .caution, at: [material.place(of: entry)],
                        .back(entry, expected - 1),
                        remedy: .sort))
            }
            expected = max(expected, index + 1)
        }
        return findings
    }
}

extension String {
    fileprivate static func gap(_ entry: JournalEntry, _ range: Range<Int>) -> String {
        let left = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound - 1)"
        return "`idx` \(left) \(range.count == 1 ? "is" : "are") left out before \(entry.tag)."
    }
    fileprivate static func back(_ entry: JournalEntry, _ newest: Int) -> String {
        "`idx` of \(entry.tag) is \(entry.index ?? 0), although \(newest) came before it; Drizzle runs the entries in the order of the file."
    }
    fileprivate static let sort =
        "See that the order of the entries is the one you mean, and number them by it."
}
