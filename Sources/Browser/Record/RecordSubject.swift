package import Rows

/// Which row to show as a record: one of a page, so that its neighbours are at hand.
package struct RecordSubject: Hashable, Sendable {
    package let page: RowPage
    package let row: Int
    /// The column the person came from, by its place in the page.
    package let column: Int

    package init(page: RowPage, row: Int, column: Int = 0) {
        (self.page, self.row, self.column) = (page, row, column)
    }
}
