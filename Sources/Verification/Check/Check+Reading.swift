package import Drizzle

extension Check {
    /// Reads a folder of either era whole, and judges it.
    ///
    /// Costs about as much as reading every file in it once; where the history divides, the snapshots at the fork and at
    /// the ends are read a second time, and nothing else is kept in memory.
    ///
    /// - Parameters:
    ///   - path: The full path of Drizzle's `out` folder.
    ///   - now: What counts as the future.
    /// - Returns: The judgement; what cannot be read is a finding.
    package static func reading(_ path: String, now: UnixMilliseconds) async -> Check {
        async let snapshots = snapshots(in: path)
        let folder = MigrationFolder.reading(path)
        let scripts = folder.migrations.map(ScriptFacts.reading)
        let read = await snapshots
        let copies = SnapshotCopies(of: read.compactMap(\.link), in: folder)
        let branches = BranchReading(folder: folder, snapshots: read, copies: copies).branches
        return Check(
            CheckMaterial(
                folder: folder, snapshots: read, copies: copies, scripts: scripts, branches: branches,
                now: now))
    }

    @concurrent
    private static func snapshots(in path: String) async -> [SnapshotFile] {
        await SnapshotFile.reading(folder: path)
    }
}
