import Catalog

/// Which migrations brought a snapshot with something new in it.
///
/// `generate --custom` writes one that repeats what was there before, and one that was copied says nothing of its own
/// migration: what the SQL beside it does no snapshot knows.
package struct OwnSnapshots: Sendable {
    private let links: [String: SnapshotLink]
    private let paths: [String: String]
    private let migrations: [String: [Migration]]

    /// Reads four kilobytes of each migration's snapshot, but for the copies.
    package init(of folder: MigrationFolder, without copies: SnapshotCopies) {
        let read = folder.migrations.filter { $0.hasSnapshot && copies.original(of: $0.snapshotFile) == nil }
            .compactMap { migration in
                SnapshotLink.reading(migration.snapshotFile).map { (migration.tag, $0) }
            }
        links = Dictionary(read) { first, _ in first }
        migrations = Dictionary(grouping: folder.migrations, by: \.tag)
        paths = Dictionary(read.map { ($1.id, $1.path) }) { first, _ in first }
    }

    /// Costs a pass over the migration's snapshot and those it follows, and a look at the beginning of its SQL.
    ///
    /// - Parameter tag: The migration's.
    /// - Returns: False where there is no snapshot, or none that can be read.
    package func has(_ tag: String) -> Bool {
        guard let link = links[tag], !(migrations[tag] ?? []).contains(where: \.isMadeForHands),
            let recorded = schema(at: link.path)
        else { return false }
        return !link.previousIDs.compactMap { paths[$0] }.contains { schema(at: $0) == recorded }
    }

    private func schema(at path: String) -> Schema? {
        do throws(SnapshotError) { return try RecordedSchema.reading(path).schema } catch { return nil }
    }
}

extension Migration {
    /// Whether the file begins as `generate --custom` writes it.
    fileprivate var isMadeForHands: Bool {
        let start = Array(KitComment.customTemplate.utf8)
        return (try? ProjectFiles().head(of: file, count: start.count))?.elementsEqual(start) ?? false
    }
}
