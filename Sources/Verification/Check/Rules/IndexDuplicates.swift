import Drizzle

/// Two entries with the same `idx`: the usual trace of two branches that were merged.
///
/// Drizzle's migrator does not read `idx`; Drizzle Kit numbers the next migration after the last entry's.
struct IndexDuplicates: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let entries = material.entries.map(\.entry)
        let byIndex = Dictionary(grouping: entries.filter { $0.index != nil }) { $0.index }
        return entries.compactMap { entry in
            guard let same = byIndex[entry.index], same.count > 1, same.first == entry else { return nil }
            return CheckFinding(
                "idx-twice", .caution, at: same.map { material.place(of: $0) }, .sameIndex(same),
                remedy: material.branches.first { $0.sides.contains { $0.tags.contains(entry.tag) } }?.advice
                    ?? .renumber)
        }
    }
}

extension String {
    fileprivate static func sameIndex(_ entries: [JournalEntry]) -> String {
        "\(entries.map(\.tag).listed) have the same `idx` \(entries[0].index ?? 0): two branches were merged here."
    }
    fileprivate static let renumber =
        "Number the entries in the order in which they shall run; Drizzle runs them in the order of the file."
}
