package import Catalog

/// Which columns there are in the whole database, for ``GlobalCommand/jump``.
///
/// One round trip, asked once.
package struct ReadColumnNames: Question {
    package typealias Answer = [ColumnPlace]
    package static let isAskedAgain = false

    package let includesSystem: Bool

    package init(includesSystem: Bool) { self.includesSystem = includesSystem }

    /// More than these are not asked for: nobody finds one among so many without naming its table.
    package static let most = 100_000
}
