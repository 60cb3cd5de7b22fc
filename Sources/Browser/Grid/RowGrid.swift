import Catalog
import Rows
import SQL
import Terminal

/// Rows on the screen: what is seen of them, and the cell that is selected.
///
/// Its page is a window over the table, of one page or several that lie side by side; the view may straddle them. Knows nothing about where pages come from; whoever owns it turns them.
struct RowGrid: Equatable, Sendable {
    private(set) var page: RowPage
    private(set) var layout = GridLayout.empty
    /// The selected row, and the first one seen.
    private(set) var row = 0
    private(set) var top = 0
    /// The selected column and the leftmost of those that scroll, by their places in the layout.
    private(set) var position = 0
    private(set) var first = 0
    private(set) var choices = GridChoices()
    private var size: Size
    private var glyphs: Glyphs
    /// Whether what becomes of a row has a column of its own, so that the marker is seen beside it.
    private var hasSigns = false
    /// Whether the columns are as wide as the rows want them; what is fetched ahead moves nothing.
    private var isMeasured = true

    init(page: RowPage, size: Size, glyphs: Glyphs) {
        (self.page, self.size, self.glyphs) = (page, size, glyphs)
        measure()
    }

    var columns: Int { size.columns }

    /// The rows that can be seen at once: one line is for the names of the columns.
    var height: Int { max(1, size.rows - 1) }

    /// The selected column by its place in the page; `nil` when no column is shown.
    var column: Int? { layout.order.indices.contains(position) ? layout.order[position] : nil }

    /// `nil` without rows or columns.
    var cell: Cell? {
        guard row < page.rowCount, let column else { return nil }
        return page[row, column]
    }

    /// Shows another page of the same rows, or of the table opened again; the selected column stays.
    ///
    /// A row beyond the page is the nearest one on it. With `fromEnd`, the last rows are seen rather than the
    /// first ones, as far as the selection allows.
    mutating func show(_ page: RowPage, row: Int, fromEnd: Bool = false) {
        replace(page)
        top = fromEnd ? max(0, page.rowCount - height) : 0
        select(row: row)
    }

    /// Shows the same page read again, without moving what is seen.
    mutating func showAgain(_ page: RowPage, row: Int) {
        replace(page)
        select(row: row)
    }

    /// Puts a neighbouring page beside the rows that are there; what is seen and selected stays.
    ///
    /// - Parameters:
    ///   - neighbour: The rows in front of those that are there, or behind them.
    ///   - side: Which of the two.
    ///   - limit: How many rows are kept.
    /// - Returns: The rows' new numbers are greater by this; `nil` where the page is none of the same rows.
    @discardableResult
    mutating func extend(with neighbour: RowPage, _ side: RowPage.Side, limit: Int) -> Int? {
        // Whatever is seen is kept.
        let room = neighbour.rowCount + (side == .after ? page.rowCount - top : top + height)
        guard let (page, shift) = page.joined(with: neighbour, side, limit: max(limit, room)) else {
            return nil
        }
        let wasFull = top + height <= self.page.rowCount
        self.page = page
        isMeasured = false
        // Rows in front fill the lines that were empty below, so that the view ends with the table.
        (row, top) = (row + shift, max(0, min(top + shift, page.rowCount - height)))
        // Most of what comes lies beyond the view, and its width is seen to when the view gets there.
        if !wasFull { measure() }
        return shift
    }

    private mutating func replace(_ page: RowPage) {
        let name = column.map { self.page.columns[$0].name }
        let isSameSource = page.columns == self.page.columns
        self.page = page
        measure()
        if !isSameSource, let name { select(columnNamed: name) }
    }

    mutating func resize(_ size: Size, hasSigns: Bool = false, glyphs: Glyphs) {
        guard size != self.size || hasSigns != self.hasSigns || glyphs != self.glyphs else { return }
        (self.size, self.hasSigns, self.glyphs) = (size, hasSigns, glyphs)
        measure()
        select(row: row)
    }

    private mutating func measure() {
        isMeasured = true
        layout = GridLayout(
            page, choices: choices, columns: size.columns, margin: hasSigns ? 2 : 1, glyphs: glyphs)
        select(position: position)
    }
}

// Moving inside of the page; what would leave it stops at its edge.
extension RowGrid {
    /// Selects a row, and scrolls no further than it takes to see it.
    mutating func select(row: Int) {
        if !isMeasured { measure() }
        self.row = min(max(0, row), max(0, page.rowCount - 1))
        top = min(top, self.row)
        top = max(top, self.row - height + 1)
        top = max(0, min(top, page.rowCount - height))
    }

    /// Selects a row so that it stands on a line of the view, where there are rows enough.
    mutating func select(row: Int, onLine line: Int) {
        top = max(0, min(row - line, page.rowCount - height))
        select(row: row)
    }

    /// Moves what is seen and what is selected together, as whole screens do.
    mutating func turn(by rows: Int) {
        top = max(0, min(top + rows, page.rowCount - height))
        select(row: row + rows)
    }

    mutating func select(position: Int) {
        self.position = min(max(0, position), max(0, layout.count - 1))
        first = max(layout.frozenCount, min(first, max(0, layout.count - 1)))
        guard !layout.isEmpty else { return }
        first = layout.scrolled(first, toShow: self.position, columns: size.columns)
    }

    /// Back to where the columns begin.
    mutating func selectFirstColumn() {
        first = layout.frozenCount
        select(position: 0)
    }

    mutating func select(columnNamed name: Identifier) {
        guard let position = layout.order.firstIndex(where: { page.columns[$0].name == name }) else { return }
        select(position: position)
    }

    /// Selects what is drawn at a place of the area, the names of the columns included.
    mutating func select(column: Int, line: Int) {
        if line > 0, top + line - 1 < page.rowCount { select(row: top + line - 1) }
        let places = layout.places(from: first, columns: size.columns)
        if let place = places.last(where: { $0.column <= column }) ?? places.first {
            select(position: place.position)
        }
    }
}

// What a person changes about the columns.
extension RowGrid {
    var isWidened: Bool { column.map { choices.widened.contains(page.columns[$0].name) } ?? false }

    var hiddenCount: Int { page.columns.count { choices.hidden.contains($0.name) } }

    /// The selected column as wide as its values, or as narrow as before.
    mutating func toggleWidth() {
        guard let column else { return }
        choices.widened.formSymmetricDifference([page.columns[column].name])
        measure()
    }

    /// Takes what somebody has changed about the columns before.
    mutating func adopt(_ choices: GridChoices) {
        let names = Set(page.columns.map(\.name))
        self.choices.hidden = choices.hidden.intersection(names)
        self.choices.widened = choices.widened.intersection(names)
        measure()
    }

    mutating func hideColumn() {
        guard let column else { return }
        choices.hidden.insert(page.columns[column].name)
        measure()
    }

    /// Shows all columns; the selected one stays selected.
    mutating func showAllColumns() {
        let name = column.map { page.columns[$0].name }
        choices.hidden = []
        measure()
        if let name { select(columnNamed: name) }
    }
}
