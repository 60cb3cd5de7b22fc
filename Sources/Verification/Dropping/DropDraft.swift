import Drizzle

/// What of a folder goes and what changes when one migration is taken out of it.
struct DropDraft {
    private(set) var removals: [String] = []
    private(set) var edits: [FileEdit] = []
    /// The migrations whose snapshots followed its own.
    private(set) var children: [String] = []
    private(set) var cautions: [String] = []

    private let migration: Migration
    private let folder: MigrationFolder

    init(_ migration: Migration, in folder: MigrationFolder) throws(DropObstacle) {
        (self.migration, self.folder) = (migration, folder)
        try relink()
        switch migration.origin {
        case .folder: removals = [migration.file.enclosingFolder]
        case .journal, .fileOnly: try leaveJournal()
        }
        warn()
    }

    /// Snapshots that followed this one follow what it followed itself.
    private mutating func relink() throws(DropObstacle) {
        guard migration.hasSnapshot, !isShared, let own = SnapshotLink.reading(migration.snapshotFile) else {
            return
        }
        for other in folder.migrations where other.tag != migration.tag && other.hasSnapshot {
            let link = SnapshotLink.reading(other.snapshotFile)
            guard link?.previousIDs.contains(own.id) == true else { continue }
            children.append(other.tag)
            edits.append(try edit(of: other, from: own))
        }
    }

    private func edit(of other: Migration, from own: SnapshotLink) throws(DropObstacle) -> FileEdit {
        let source = try file(other.snapshotFile)
        guard own.previousIDs.count == 1, let parent = own.previousIDs.first,
            !SnapshotLinkText.hasDifferences(source.bytes),
            let text = SnapshotLinkText(source.bytes).linked(to: parent, insteadOf: own.id)
        else { throw .neededByLater(tag: migration.tag, [other.tag]) }
        return FileEdit(before: source, after: text)
    }

    /// The entry goes from the journal, and the two files that it names from the disk.
    private mutating func leaveJournal() throws(DropObstacle) {
        if case .journal = migration.origin {
            let journal = try file(folder.journalFile)
            guard
                let text = JournalText(String(decoding: journal.bytes, as: UTF8.self))?
                    .removing(migration.tag)
            else {
                throw .unreadable(path: journal.path, reason: "it is no journal that can be changed safely")
            }
            edits.append(FileEdit(before: journal, after: Array(text.utf8)))
        }
        removals =
            (migration.content == nil ? [] : [migration.file])
            + (migration.hasSnapshot && !isShared ? [migration.snapshotFile] : [])
    }

    private mutating func warn() {
        if migration.hasSnapshot, isShared {
            cautions.append("Its snapshot stays: another migration with the same number has the same one.")
        }
        guard let place = folder.migrations.firstIndex(of: migration),
            place < folder.migrations.count - 1, !children.isEmpty
        else { return }
        cautions.append(
            "The snapshots of \(children.listed) still have what \(migration.tag) changed, so the next `drizzle-kit generate` does not write it again."
        )
    }

    /// Whether its snapshot is another one's too, as after a merge of two branches.
    private var isShared: Bool {
        folder.migrations.count { $0.snapshotFile == migration.snapshotFile } > 1
    }

    private func file(_ path: String) throws(DropObstacle) -> SourceFile {
        do { return try SourceFile.reading(path) } catch {
            throw .unreadable(path: error.path, reason: error.reason)
        }
    }
}

extension String {
    /// A path without its last component.
    fileprivate var enclosingFolder: String {
        split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }
}
