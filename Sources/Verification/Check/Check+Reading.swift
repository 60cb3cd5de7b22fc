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
        let (scripts, rehearsal) = scripts(in: folder)
        let read = await snapshots
        let copies = SnapshotCopies(of: read.compactMap(\.link), in: folder)
        let run: BranchTrial.Run? =
            if let trial { { migrations in await trial(migrations, folder) } } else { nil }
        let branches = await BranchReading(folder: folder, snapshots: read, copies: copies)
            .branches(tried: run)
        return Check(
            CheckMaterial(
                folder: folder, snapshots: read, copies: copies, outside: OutsideLink.reading(folder),
                scripts: scripts, rehearsal: rehearsal, branches: branches, now: now))
    }

    /// What the text of each migration is like, and what its statements do; one file's text at a time is kept.
    private static func scripts(in folder: MigrationFolder) -> ([ScriptFacts], Rehearsal) {
        var rehearsal = Rehearsal()
        var seen: Set<String> = []
        let facts = folder.migrations.map { migration in
            guard migration.content != nil, let script = MigrationScript.reading(migration.file) else {
                return ScriptFacts([])
            }
            // What `drizzle-kit up` has converted half-way is there twice, and so may an entry be.
            if migration.isSeen(in: folder), seen.insert(migration.file).inserted {
                rehearsal.beginRun()
                rehearsal.run(RunScript(tag: migration.tag, file: migration.file, script))
            }
            return ScriptFacts(script)
        }
        return (facts, rehearsal)
    }

    /// Runs some migrations of a folder one after the other, on an empty database of their own.
    package typealias Trial = @Sendable ([Migration], MigrationFolder) async -> BranchTrial.Outcome

    @concurrent
    private static func snapshots(in path: String) async -> [SnapshotFile] {
        await SnapshotFile.reading(folder: path)
    }
}

extension Migration {
    /// Whether the migrator of the folder's era would run it.
    fileprivate func isSeen(in folder: MigrationFolder) -> Bool {
        if case .folder = origin { folder.era == .folders } else { true }
    }
}
