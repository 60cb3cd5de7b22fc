import Drizzle

/// Tags whose number is not their `idx`.
///
/// Harmless for the migrator, and a sign that entries were moved or written by hand.
struct NumberAndIndex: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let other = material.entries.map(\.entry).filter { entry in
            guard let number = TagPrefix(entry.tag).index, let index = entry.index else { return false }
            return number != index
        }
        guard let first = other.first else { return [] }
        return [
            CheckFinding(
                "tag-and-idx-differ", .note, at: other.map { material.place(of: $0) }, .differ(other, first))
        ]
    }
}

extension String {
    fileprivate static func differ(_ entries: [JournalEntry], _ first: JournalEntry) -> String {
        entries.count == 1
            ? "\(first.tag) has the `idx` \(first.index ?? 0)."
            : "\(entries.count) tags have another number than their `idx`, the first is \(first.tag) with \(first.index ?? 0)."
    }
}
