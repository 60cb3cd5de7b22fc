/// What a person wants done otherwise than Drizzle does it; by default nothing.
package struct ApplyChoice: Equatable, Sendable {
    /// The last migration to be applied, by its tag or number; all by default.
    package let last: String?
    /// Whether to apply also what Drizzle would pass over for ever.
    package let includesSkipped: Bool
    /// Whether each migration is committed with its row before the next one begins.
    package let isEachCommitted: Bool
    /// What runs statement by statement, without a transaction around it.
    package let alone: Alone

    package init(
        last: String? = nil, includesSkipped: Bool = false, isEachCommitted: Bool = false,
        alone: Alone = Alone()
    ) {
        (self.last, self.includesSkipped, self.isEachCommitted) = (last, includesSkipped, isEachCommitted)
        self.alone = alone
    }

    /// Migrations that PostgreSQL refuses inside of a transaction.
    package struct Alone: Equatable, Sendable {
        /// By their tags or numbers.
        package let names: [String]
        /// Whether an index that an earlier try has left behind is dropped before it is built again.
        package let dropsInvalid: Bool
        /// The statement to begin with, from 1, whatever is recorded of an earlier try.
        package let first: Int?

        package init(_ names: [String] = [], dropsInvalid: Bool = false, first: Int? = nil) {
            (self.names, self.dropsInvalid, self.first) = (names, dropsInvalid, first)
        }
    }
}
