import Drizzle
import Verification

extension RepairMaterial {
    /// Reads what the plans need: the journal, four kilobytes of every snapshot, and those that would be relinked.
    static func reading(_ status: MigrationStatus, now: UnixMilliseconds) -> RepairMaterial {
        guard status.folder.era == .journal else { return RepairMaterial(status: status, now: now) }
        let copies = SnapshotCopies.reading(status.folder)
        let links = status.folder.migrations.compactMap { migration -> SnapshotChain.Link? in
            guard case .journal = migration.origin, migration.hasSnapshot,
                copies.original(of: migration.snapshotFile) == nil
            else { return nil }
            return SnapshotLink.reading(migration.snapshotFile).map {
                SnapshotChain.Link(tag: migration.tag, snapshot: $0)
            }
        }
        let chain = SnapshotChain(links)
        var snapshots: [String: SourceFile] = [:]
        for relink in chain.relinks { snapshots[relink.path] = try? SourceFile.reading(relink.path) }
        let journal = Result { () throws(SourceFileError) in
            try SourceFile.reading(status.folder.journalFile)
        }
        return RepairMaterial(
            status: status, now: now, journal: journal, chain: chain, snapshots: snapshots)
    }
}
