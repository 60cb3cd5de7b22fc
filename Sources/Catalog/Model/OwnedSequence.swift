package import SQL

/// The sequence behind an identity or a `serial` column.
package struct OwnedSequence: Hashable, Sendable {
    /// The number of the column.
    package let column: Int
    package let name: QualifiedName
    package let isIdentity: Bool
    /// `smallint`, `integer` or `bigint`.
    package let type: String
    package let start: Int64
    package let increment: Int64
    package let minimum: Int64
    package let maximum: Int64
    package let cache: Int64
    package let isCyclic: Bool
    package let isUnlogged: Bool

    package init(
        column: Int, name: QualifiedName, isIdentity: Bool = false, type: String = "bigint", start: Int64 = 1,
        increment: Int64 = 1, minimum: Int64 = 1, maximum: Int64 = .max, cache: Int64 = 1,
        isCyclic: Bool = false, isUnlogged: Bool = false
    ) {
        (self.column, self.name, self.isIdentity, self.type) = (column, name, isIdentity, type)
        (self.start, self.increment, self.minimum, self.maximum) = (start, increment, minimum, maximum)
        (self.cache, self.isCyclic, self.isUnlogged) = (cache, isCyclic, isUnlogged)
    }
}
