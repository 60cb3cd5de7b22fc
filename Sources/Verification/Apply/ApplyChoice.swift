/// What a person wants done otherwise than Drizzle does it; by default nothing.
package struct ApplyChoice: Equatable, Sendable {
    /// The last migration to be applied, by its tag or number; all by default.
    package let last: String?
    /// Whether to apply also what Drizzle would pass over for ever.
    package let includesSkipped: Bool
    /// Whether each migration is committed with its row before the next one begins.
    package let isEachCommitted: Bool

    package init(last: String? = nil, includesSkipped: Bool = false, isEachCommitted: Bool = false) {
        (self.last, self.includesSkipped, self.isEachCommitted) = (last, includesSkipped, isEachCommitted)
    }
}
