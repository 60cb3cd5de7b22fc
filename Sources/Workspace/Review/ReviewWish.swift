package import Review

/// What somebody wants to have reviewed.
package struct ReviewWish: Sendable {
    /// Migrations by their tags or numbers, or SQL files by their paths; empty for what is pending.
    package var names: [String] = []
    /// Only what a branch adds, by git.
    package var since: String?
    /// The migration up to which everything has been reviewed already.
    package var reviewedUpTo: String?
    package var profiles: Set<RulePage.Profile> = [.standard, .compatibility]

    /// The migrations that run without the one transaction in which Drizzle has them all.
    package var alone: Set<String> = []

    package init() {}
}
