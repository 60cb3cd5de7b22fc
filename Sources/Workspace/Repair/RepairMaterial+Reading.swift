import Drizzle
import Verification

extension RepairMaterial {
    /// Reads what the plans need: the journal, four kilobytes of every snapshot, and those that would be relinked.
    static func reading(_ status: MigrationStatus, now: UnixMilliseconds) -> RepairMaterial {
        let isJournal = status.folder.era == .journal
        let copies = isJournal ? SnapshotCopies.reading(status.folder) : .none
        let links = status.folder.migrations.compactMap { migration -> SnapshotChain.Link? in
            guard migration.isOf(status.folder), migration.hasSnapshot,
                copies.original(of: migration.snapshotFile) == nil
            else { return nil }
            return SnapshotLink.reading(migration.snapshotFile).map {
                SnapshotChain.Link(tag: migration.tag, snapshot: $0)
            }
        }
        let chain = SnapshotChain(links, mayDivide: !isJournal)
        var snapshots: [String: SourceFile] = [:]
        for relink in chain.relinks { snapshots[relink.path] = try? SourceFile.reading(relink.path) }
        guard isJournal else {
            return RepairMaterial(status: status, now: now, chain: chain, snapshots: snapshots)
        }
        let gaps = chain.relinks.compactMap { relink in
            gap(of: relink, chain, status.folder).map { (relink.path, $0) }
        }
        let journal = Result { () throws(SourceFileError) in
            try SourceFile.reading(status.folder.journalFile)
        }
        return RepairMaterial(
            status: status, now: now, journal: journal, chain: chain, snapshots: snapshots,
            gaps: Dictionary(gaps) { first, _ in first })
    }

    /// `nil` where one of the two snapshots cannot be read.
    private static func gap(
        of relink: SnapshotChain.Relink, _ chain: SnapshotChain, _ folder: MigrationFolder
    ) -> SnapshotGap? {
        guard let before = chain.links.first(where: { $0.snapshot.id == relink.newID }),
            let mine = try? RecordedSchema.reading(relink.path),
            let other = try? RecordedSchema.reading(before.snapshot.path)
        else { return nil }
        let last = folder.migrations.firstIndex { $0.tag == relink.tag } ?? folder.migrations.count - 1
        return SnapshotGap(
            of: mine, after: other, folder.migrations[...last].compactMap(RunScript.reading))
    }
}

extension Migration {
    /// Whether the migrator of the folder's era knows it.
    fileprivate func isOf(_ folder: MigrationFolder) -> Bool {
        switch origin {
        case .journal: folder.era == .journal
        case .folder: folder.era == .folders
        case .fileOnly: false
        }
    }
}
