package import Rows

/// Which value to show whole.
package struct ValueSubject: Hashable, Sendable {
    package let source: RowSource
    /// The place of the column in the source.
    package let column: Int
    /// `nil` when the row cannot be found again; then there is only what ``cell`` holds.
    package let key: RowKey?
    /// What the grid shows of the value.
    package let cell: Cell

    package init(source: RowSource, column: Int, key: RowKey?, cell: Cell) {
        (self.source, self.column, self.key, self.cell) = (source, column, key, cell)
    }

    package init(page: RowPage, row: Int, column: Int) {
        self.init(source: page.source, column: column, key: page.key(of: row), cell: page[row, column])
    }

    /// What asks for the value, or for as many characters of a longer one.
    package func request(beginning: Int) -> ValueRequest? {
        key.map {
            ValueRequest(
                source: source, key: $0, column: source.columns[column].name, beginning: beginning)
        }
    }
}
