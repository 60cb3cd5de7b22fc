package import Rows

/// Which row to show as a record: one of a page, so that its neighbours are at hand.
package struct RecordSubject: Hashable, Sendable {
    package let page: RowPage
    package let row: Int
    /// The column the person came from, by its place in the page.
    package let column: Int
    package let links: RowLinks
    /// The way to the table, for the header of what is opened from here.
    package let trail: [String]

    package init(
        page: RowPage, row: Int, column: Int = 0, links: RowLinks = RowLinks(), trail: [String] = []
    ) {
        (self.page, self.row, self.column) = (page, row, column)
        (self.links, self.trail) = (links, trail)
    }
}
