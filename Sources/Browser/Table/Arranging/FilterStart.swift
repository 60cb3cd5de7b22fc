import Catalog
import Rows
import SQL

/// The text a filter begins with: the selected column is what it is in the selected row.
struct FilterStart: Equatable {
    let text: String
    /// The characters that typing replaces: the value without its quotes.
    let marked: Range<Int>
    /// In characters.
    var cursor: Int { marked.upperBound }
    let filter: Filter

    init(_ grid: RowGrid, column index: Int) {
        let column = grid.page.columns[index]
        let cell: Cell = grid.cell ?? .value("")
        // What is cut would not be found again.
        let value = if case .value(let text) = cell { text } else { "" }
        filter = Filter(matching: [(column, cell.isNull ? nil : value)])
        text = filter.text
        let name = column.name.written.count + (cell.isNull ? 1 : 3)
        let literal = text.dropFirst(name)
        let opening = literal.hasPrefix("E'") ? 2 : literal.hasPrefix("'") ? 1 : 0
        let end = text.count - (opening > 0 ? 1 : 0)
        marked = min(name + opening, end)..<end
    }

    private init(text: String, marked: Range<Int>, filter: Filter) {
        (self.text, self.marked, self.filter) = (text, marked, filter)
    }

    /// The same with something in front of it.
    func behind(_ before: String) -> FilterStart {
        let shift = before.count
        return FilterStart(
            text: before + text, marked: marked.lowerBound + shift..<marked.upperBound + shift,
            filter: filter)
    }
}
