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
    ///   - trial: Runs migrations on an empty database, to know in which order open branches work.
    /// - Returns: The judgement; what cannot be read is a finding.
    package static func reading(
        _ path: String, now: UnixMilliseconds, trial: Trial? = nil
    ) async -> Check {
        async let snapshots = snapshots(in: path)
        let folder = MigrationFolder.reading(path)
        let scripts = folder.migrations.map(ScriptFacts.reading)
        let read = await snapshots
        let copies = SnapshotCopies(of: read.compactMap(\.link), in: folder)
        let run: BranchTrial.Run? =
            if let trial { { migrations in await trial(migrations, folder) } } else { nil }
        let branches = await BranchReading(folder: folder, snapshots: read, copies: copies)
            .branches(tried: run)
        return Check(
            CheckMaterial(
                folder: folder, snapshots: read, copies: copies, scripts: scripts, branches: branches,
                now: now))
    }

    /// Runs some migrations of a folder one after the other, on an empty database of their own.
    package typealias Trial = @Sendable ([Migration], MigrationFolder) async -> BranchTrial.Outcome

    @concurrent
    private static func snapshots(in path: String) async -> [SnapshotFile] {
        await SnapshotFile.reading(folder: path)
    }
}
