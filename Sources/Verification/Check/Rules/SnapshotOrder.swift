import Drizzle

/// The snapshot that `generate` compares with is not that of the newest migration.
///
/// Drizzle Kit 0.x takes the last file of `meta` by name, whatever the journal says. Numbers of different kinds, or of
/// different lengths, as after `migrations.prefix` was changed, sort otherwise than they were made, and the next migration
/// then repeats statements; and a file that begins with an underscore is not seen at all.
///
/// - Source: drizzle-kit/src/utils.ts, `prepareOutFolder`; drizzle-kit/src/migrationPreparator.ts.
struct SnapshotOrder: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard material.isJournal else { return [] }
        let ignored = material.snapshots.filter { $0.isIgnored && $0.problem?.fact != .foreign }
        var findings = ignored.map { snapshot in
            CheckFinding(
                "snapshot-ignored", .danger, at: [CheckFinding.Place(snapshot.file)], .unseen(snapshot),
                remedy: .prefix)
        }
        let known = Set(material.graph.nodes.map(\.file))
        let newest = material.entries.last { known.contains($0.migration.snapshotFile) }
        guard material.isJournalComplete, let taken = material.graph.nodes.last, let newest,
            newest.migration.snapshotFile != taken.file
        else {
            return findings
        }
        findings.append(
            CheckFinding(
                "snapshot-order", .caution,
                at: [CheckFinding.Place(taken.file), material.place(of: newest.entry)],
                .other(taken.file.fileName, newest.migration), remedy: .same))
        return findings
    }
}

extension String {
    fileprivate static func unseen(_ snapshot: SnapshotFile) -> String {
        "Drizzle Kit passes over \(snapshot.file.fileName), whose name begins with an underscore: every `generate` begins from an empty schema."
    }
    fileprivate static let prefix = "Use another `migrations.prefix` than none."
    fileprivate static func other(_ taken: String, _ newest: Migration) -> String {
        "`drizzle-kit generate` compares with \(taken), the last by name, while the newest migration with a snapshot is \(newest.tag): what changed since is generated again."
    }
    fileprivate static let same =
        "Keep to one kind of number, or delete snapshots that belong to no migration."
}
