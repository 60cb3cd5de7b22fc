import Drizzle

/// Two SQL files with the same number.
///
/// Both have their snapshot in the same file, so one of the two snapshots is lost: two branches each made their migration
/// of that number. What the journal does not name is what is left of one side.
struct SameNumber: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard material.isJournal else { return [] }
        let named = Set(material.entries.map(\.migration.file))
        let byNumber = Dictionary(grouping: files(of: material)) { TagPrefix($0.fileName).text }
        return byNumber.filter { $0.value.count > 1 && TagPrefix($0.key + "_").style != .none }
            .sorted { $0.key < $1.key }.map { number, files in
                let stray = material.isJournalComplete ? files.filter { !named.contains($0) } : []
                return CheckFinding(
                    "number-twice", stray.isEmpty ? .caution : .note,
                    at: files.map { CheckFinding.Place($0, tag: String($0.fileName.dropLast(4))) },
                    .twice(number, files.map(\.fileName), stray: stray.map(\.fileName)),
                    remedy: stray.isEmpty ? .renumber : "")
            }
    }

    /// What is there, each once, however often the journal names it.
    private func files(of material: CheckMaterial) -> [String] {
        let there = material.folder.migrations.filter { migration in
            if case .folder = migration.origin { return false }
            return migration.content != nil
        }
        return (there.map(\.file) + material.folder.strayFiles).uniqued
    }
}

extension String {
    fileprivate static func twice(_ number: String, _ files: [String], stray: [String]) -> String {
        let end =
            stray.isEmpty
            ? "there is one snapshot for \(files.count == 2 ? "both" : "all"), so the others are lost"
            : "the journal does not name \(stray.listed)"
        return "\(files.listed) have the same number \(number): \(end)."
    }
    fileprivate static let renumber =
        "Where no database has the later one yet, delete it with its entry and generate it again; it then gets its own number and snapshot."
}
