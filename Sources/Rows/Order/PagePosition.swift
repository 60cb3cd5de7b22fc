/// Which page is meant.
package enum PagePosition: Hashable, Sendable {
    case first
    case last
    /// The rows behind this one.
    case after(RowKey)
    /// The rows in front of this one; still given in ascending order.
    case before(RowKey)
    /// This row, or where it was, and what follows: to read a page again.
    case from(RowKey)
    /// The rows from about this share of the table on, between 0 and 1.
    case fraction(Double)
}
