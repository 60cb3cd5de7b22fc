package import Catalog
package import Reports
package import Rows
package import SQL

/// What opening a table brings, all in one round trip.
package struct TableOpening: Equatable, Sendable {
    package let structure: Structure
    /// The first page, or why there is none although the table is there: no privilege, a broken view.
    package let page: Result<RowPage, Problem>
    package let count: RowCount
    /// Whether the structure is the one of the last time, and still to be confirmed.
    package let isRemembered: Bool

    package init(
        structure: Structure, page: Result<RowPage, Problem>, count: RowCount, isRemembered: Bool = false
    ) {
        (self.structure, self.page, self.count) = (structure, page, count)
        self.isRemembered = isRemembered
    }
}

/// One value, whole.
package struct FullValue: Equatable, Sendable {
    /// `nil` is NULL.
    package let text: String?
    /// How long the value is of which ``text`` is only the beginning; `nil` where it is all.
    package let cutSize: ByteCount?

    package init(text: String?, cutSize: ByteCount? = nil) { (self.text, self.cutSize) = (text, cutSize) }
}
