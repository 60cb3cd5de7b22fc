import Drizzle

/// The number that Drizzle Kit gives to the next migration is taken already.
///
/// It counts on from the last entry's `idx` and looks at no file, so `generate` writes its snapshot over the one that is
/// there, without a word.
///
/// - Source: drizzle-kit/src/utils.ts, `prepareMigrationMetadata`; drizzle-orm issue 5774.
struct NextNumberTaken: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard material.isJournalComplete, let last = material.entries.last?.entry, let index = last.index,
            TagPrefix(last.tag).style == .index
        else { return [] }
        let number = String(index + 1)
        let prefix = String(repeating: "0", count: max(0, 4 - number.count)) + number
        // SQL is safe: the new file gets a random name behind the number.
        let taken = material.snapshots.filter { $0.key == prefix }.map(\.file)
        guard !taken.isEmpty else { return [] }
        return [
            CheckFinding(
                "next-number-taken", .danger,
                at: [material.place(of: last)] + taken.map { CheckFinding.Place($0) },
                .taken(prefix, taken.map(\.fileName), last), remedy: .countOn)
        ]
    }
}

extension String {
    fileprivate static func taken(_ prefix: String, _ files: [String], _ last: JournalEntry) -> String {
        "The next `drizzle-kit generate` takes the number \(prefix), because `idx` of \(last.tag) is \(last.index ?? 0), and writes over \(files.listed)."
    }
    fileprivate static let countOn = "Set `idx` of the last entry to the highest number that is in use."
}
