/// Where a row stands: the values of the key columns in the server's text form, or its `ctid`.
///
/// Where a person has the rows sorted, the values they are sorted by stand in front of those.
package struct RowKey: Hashable, Sendable {
    /// What the row is known by; empty for a row without a key, which only its place in a sorting finds again.
    package let values: [String]
    /// Along the sorting of the source; empty without one.
    package let sort: [SortValue]

    package init(_ values: [String], sort: [SortValue] = []) { (self.values, self.sort) = (values, sort) }

    /// What a row is sorted by.
    package enum SortValue: Hashable, Sendable {
        case null
        case value(String)
        /// Too long to be carried about: the row itself is asked for it.
        case ofRow
    }

    /// Whether both mean one row, whatever it was sorted by meanwhile.
    package func isSameRow(as other: RowKey) -> Bool {
        values.isEmpty || other.values.isEmpty ? self == other : values == other.values
    }
}
