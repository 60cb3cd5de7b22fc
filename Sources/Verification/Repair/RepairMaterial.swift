package import Drizzle

/// What plans need besides the status: files as they are now.
package struct RepairMaterial: Equatable, Sendable {
    package let status: MigrationStatus
    package let now: UnixMilliseconds
    /// The journal, for plans that change a time in it.
    package var journal: Result<SourceFile, SourceFileError>?
    /// The ids of the snapshots, in the order of the journal.
    package var chain: SnapshotChain
    /// The snapshots that ``SnapshotChain/relinks`` would change, by path.
    package var snapshots: [String: SourceFile]
    /// What their contents lack or have too much, by path, where both snapshots could be read.
    package var gaps: [String: SnapshotGap]
    /// What is there of the migrations; `nil` when nobody looked.
    package var landing: LandingReport?

    package init(
        status: MigrationStatus, now: UnixMilliseconds,
        journal: Result<SourceFile, SourceFileError>? = nil, chain: SnapshotChain = SnapshotChain([]),
        snapshots: [String: SourceFile] = [:], gaps: [String: SnapshotGap] = [:]
    ) {
        (self.status, self.now, self.journal) = (status, now, journal)
        (self.chain, self.snapshots, self.gaps) = (chain, snapshots, gaps)
    }
}
