package import Drizzle

/// Everything the rules look at, read once.
package struct CheckMaterial: Sendable {
    package let folder: MigrationFolder
    package let snapshots: [SnapshotFile]
    /// Which of them only repeat another one.
    package let copies: SnapshotCopies
    /// Which of its files lie outside of the project.
    package let outside: [OutsideLink]
    /// What the SQL of each migration holds that matters, at the migration's index.
    package let scripts: [ScriptFacts]
    /// What the statements of each migration do in a run of its own, behind those before it.
    package let rehearsal: Rehearsal
    /// Places where the history of snapshots divides.
    package let branches: [BranchPoint]
    package let now: UnixMilliseconds
    /// Without the copies, which follow nothing of their own.
    let graph: SnapshotGraph

    package init(
        folder: MigrationFolder, snapshots: [SnapshotFile] = [], copies: SnapshotCopies = .none,
        outside: [OutsideLink] = [], scripts: [ScriptFacts] = [], rehearsal: Rehearsal = Rehearsal(),
        branches: [BranchPoint] = [],
        now: UnixMilliseconds
    ) {
        (self.folder, self.snapshots, self.copies, self.outside) = (folder, snapshots, copies, outside)
        (self.scripts, self.rehearsal, self.branches, self.now) = (scripts, rehearsal, branches, now)
        graph = SnapshotGraph(snapshots, without: copies)
    }

    var isJournal: Bool { folder.era == .journal }

    /// Whether the journal could be read to its end; what it does not name is a stray only then.
    var isJournalComplete: Bool { isJournal && !folder.migrations.contains { $0.origin == .fileOnly } }

    /// The migrations that the journal names, with their entries, in its order.
    var entries: [(migration: Migration, entry: JournalEntry)] {
        folder.migrations.compactMap { migration in
            guard case .journal(let entry) = migration.origin else { return nil }
            return (migration, entry)
        }
    }

    /// The snapshots in the order of their migrations, then those that belong to none.
    var snapshotsInOrder: [SnapshotFile] {
        let byFile = Dictionary(graph.nodes.map { ($0.file, $0) }) { first, _ in first }
        var seen: Set<String> = []
        let named = folder.migrations.compactMap { byFile[$0.snapshotFile] }.filter {
            seen.insert($0.file).inserted
        }
        return named + graph.nodes.filter { !seen.contains($0.file) }
    }

    /// Where the journal names a migration.
    func place(of entry: JournalEntry) -> CheckFinding.Place {
        CheckFinding.Place(folder.journalFile, line: entry.line, tag: entry.tag)
    }

    /// The file of a migration.
    func place(of migration: Migration, line: Int? = nil) -> CheckFinding.Place {
        CheckFinding.Place(migration.file, line: line, tag: migration.tag)
    }

    /// The journal's entry where there is one, the file otherwise.
    func namingPlace(of migration: Migration) -> CheckFinding.Place {
        if case .journal(let entry) = migration.origin { return place(of: entry) }
        return place(of: migration)
    }
}

extension Sequence<String> {
    /// The first three and how many more: `a, b, c and 4 more`.
    package var listed: String {
        let all = Array(self)
        guard all.count > 3 else {
            return all.count > 1
                ? all.dropLast().joined(separator: ", ") + " and \(all[all.count - 1])" : all.first ?? ""
        }
        return all.prefix(3).joined(separator: ", ") + " and \(all.count - 3) more"
    }
}

extension Int {
    /// `1 migration`, `3 migrations`.
    func counted(_ one: String, _ many: String? = nil) -> String {
        self == 1 ? "1 \(one)" : "\(self) \(many ?? one + "s")"
    }
}

extension String {
    /// The last component of a path; with the folder in front where all files of 1.0 are called alike.
    package var fileName: String {
        let parts = split(separator: "/").suffix(2)
        guard let last = parts.last else { return self }
        return ["snapshot.json", "migration.sql"].contains(last) ? parts.joined(separator: "/") : String(last)
    }
}
