/// How large a terminal, or an area of one, is.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    package static let zero = Size(columns: 0, rows: 0)
}
