import Drizzle
import Verification

/// What a database is compared with.
struct DriftExpectation: Sendable {
    let schema: DriftQuestion.Expectation
    /// What it is called, such as `0007_add_index, the newest applied snapshot`.
    let name: String
    /// What migrations made beside it.
    var files: FileObjects?
    /// Whether none is applied.
    var isNothingApplied = false
    /// Whose rules say which part of the database is meant.
    let era: Era

    /// The newest snapshot of a folder, applied or not.
    static func newest(in folder: MigrationFolder) throws(WorkspaceError) -> DriftExpectation {
        guard let file = folder.newestSnapshotFile else { throw folder.lackOfSnapshots }
        return DriftExpectation(
            schema: .snapshot(try .readingSnapshot(file)),
            name: "\(file.lastPathComponents), the newest snapshot",
            files: FileObjects(
                folder.migrations.map(ParsedMigration.init(reading:)),
                snapshot: folder.migrations.last { $0.snapshotFile == file }?.tag,
                era: folder.era ?? .journal, hasOwnSnapshot: folder.ownSnapshots(without: .reading(folder))),
            era: folder.era ?? .journal)
    }

    /// The snapshot at this path, or the newest of the folder there.
    static func at(_ path: String) throws(WorkspaceError) -> DriftExpectation {
        guard !path.hasSuffix(".json") else {
            let snapshot = try RecordedSchema.readingSnapshot(path)
            return DriftExpectation(
                schema: .snapshot(snapshot), name: path.lastPathComponents,
                era: snapshot.era)
        }
        let folder = MigrationFolder.reading(path)
        guard folder.era != nil else { throw .nothingToCompare(path: path) }
        return try newest(in: folder)
    }
}

extension MigrationFolder {
    /// Why it has none.
    fileprivate var lackOfSnapshots: WorkspaceError {
        let half = problems.first { $0.fact == .mixedLayouts }
        return half.map { .halfConverted($0) } ?? .noSnapshot(in: path)
    }

    /// Whether the migration of a tag brought a snapshot with something new in it.
    func ownSnapshots(without copies: SnapshotCopies) -> @Sendable (String) -> Bool {
        let own = OwnSnapshots(of: self, without: copies)
        return { own.has($0) }
    }
}

extension RecordedSchema {
    static func readingSnapshot(_ path: String) throws(WorkspaceError) -> RecordedSchema {
        do { return try reading(path) } catch { throw .snapshot(error) }
    }
}

extension String {
    /// The last two components, which name a snapshot among its like.
    fileprivate var lastPathComponents: String { split(separator: "/").suffix(2).joined(separator: "/") }
}
