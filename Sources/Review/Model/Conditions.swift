/// Under which circumstances a batch will run.
package struct Conditions: Hashable, Sendable {
    /// The server's release.
    package var major: Int
    /// The second number of the release, where it is known.
    package var minor: Int?
    /// Whether everything runs in one transaction, as Drizzle's migrator does.
    package var isInTransaction: Bool
    /// Whether whoever runs it sets `lock_timeout` beforehand; Drizzle Kit does not.
    package var setsLockTimeout: Bool
    /// Whether `TimeZone` is UTC, so that a timestamp is the same with and without a zone.
    package var isUTC: Bool
    package var profiles: Set<RulePage.Profile>
    /// The migrations that run without a transaction all the same.
    package var alone: Set<String> = []

    package init(
        major: Int = 15, minor: Int? = nil, isInTransaction: Bool = true, setsLockTimeout: Bool = true,
        isUTC: Bool = false, profiles: Set<RulePage.Profile> = [.standard, .compatibility]
    ) {
        (self.major, self.minor, self.isInTransaction) = (major, minor, isInTransaction)
        (self.setsLockTimeout, self.isUTC, self.profiles) = (setsLockTimeout, isUTC, profiles)
    }
}
