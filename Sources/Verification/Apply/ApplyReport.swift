/// What a run has done.
package struct ApplyReport: Equatable, Sendable {
    /// Committed, in order.
    package var applied: [AppliedMigration] = []
    package var isUpgraded = false
    /// What the server said while it ran.
    package var notices: [String] = []
    package var attempts = 1
    /// The answer to COMMIT was lost, and the server said later that it was carried out.
    package var wasInDoubt = false
    /// How things stand now; `nil` where that could not be read any more.
    package var after: MigrationStatus?
    package var landing: LandingReport?

    package init() {}
}

package struct AppliedMigration: Equatable, Sendable {
    package let tag: String
    /// How many queries it took.
    package let pieces: Int
    package let duration: Duration

    package init(tag: String, pieces: Int, duration: Duration) {
        (self.tag, self.pieces, self.duration) = (tag, pieces, duration)
    }
}
