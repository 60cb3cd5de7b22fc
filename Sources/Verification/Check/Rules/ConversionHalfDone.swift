import Drizzle

/// A journal and folders of Drizzle 1.0 side by side.
///
/// `drizzle-kit up` moves one migration after the other and removes the journal at the end, so an error in the middle
/// leaves a folder that neither era can run: 0.x misses the SQL files that were moved, and 1.0 refuses any folder with a
/// journal.
///
/// A journal that names nothing comes from Drizzle Kit of 0.x: its `check` makes one wherever it is run, and that of 1.0
/// then refuses the folder.
///
/// - Source: drizzle-kit/src/cli/commands/utils.ts, `migrateToFoldersV3`; recorded runs of both kits in one folder.
struct ConversionHalfDone: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard case .mixed = material.folder.layout else { return [] }
        let journal = CheckFinding.Place(material.folder.journalFile)
        let converted = material.convertedTags
        let folders = material.folder.migrations.filter {
            if case .folder = $0.origin { true } else { false }
        }
        guard !converted.isEmpty else {
            return [
                material.entries.isEmpty && material.isJournalComplete
                    ? CheckFinding(
                        "two-layouts", .danger, at: [journal], .emptyJournal, remedy: .removeJournal)
                    : CheckFinding(
                        "two-layouts", .danger, at: [journal] + folders.map { material.place(of: $0) },
                        .sideBySide(folders.map(\.tag)), remedy: .decideForOne)
            ]
        }
        let left = material.entries.filter { !converted.contains($0.entry.tag) }
        return [
            CheckFinding(
                "half-converted", .danger,
                at: [journal] + material.entries.map { material.place(of: $0.entry) },
                .halfWay(done: converted.count, of: material.entries.count, left: left.map(\.entry.tag)),
                remedy: .startOver)
        ]
    }
}

extension CheckMaterial {
    /// Journal entries without a file whose migration stands in a folder of its own already.
    var convertedTags: Set<String> {
        guard case .mixed = folder.layout else { return [] }
        let folders = folder.migrations.compactMap { migration -> String? in
            guard case .folder = migration.origin else { return nil }
            return migration.tag.afterPrefix
        }
        return Set(
            entries.filter { $0.migration.content == nil && folders.contains($0.entry.tag.afterPrefix) }
                .map(\.entry.tag))
    }
}

extension String {
    /// `calm_talos` of `0000_calm_talos`.
    fileprivate var afterPrefix: String { String(drop { $0 != "_" }) }
}

extension String {
    fileprivate static func halfWay(done: Int, of all: Int, left: [String]) -> String {
        let stand = left.count == 1 ? "stands" : "stand"
        let rest =
            left.isEmpty
            ? "only the journal remains" : "\(left.listed) still \(stand) in the journal's layout"
        return
            "`drizzle-kit up` stopped on its way: \(done) of \(all.counted("migration")) \(done == 1 ? "has" : "have") a folder, \(rest)."
    }

    fileprivate static let startOver =
        "Restore the folder from version control, see that every entry has its SQL file and its snapshot, and run `drizzle-kit up` again."

    fileprivate static func sideBySide(_ folders: [String]) -> String {
        "The folder holds a journal and, beside it, \(folders.count.counted("folder")) of Drizzle 1.0 (\(folders.listed)): each era sees only its own."
    }

    fileprivate static let emptyJournal =
        "A journal that names nothing stands beside folders of Drizzle 1.0, as `drizzle-kit check` of 0.x leaves it: Drizzle Kit 1.0 then calls the folder outdated and stops."
    fileprivate static let removeJournal =
        "Delete meta with its journal, and use Drizzle Kit 1.0 alone in this folder."

    fileprivate static let decideForOne =
        "Convert the journal with `drizzle-kit up`, or move the folders away: Drizzle 1.0 refuses to run beside a journal."
}
