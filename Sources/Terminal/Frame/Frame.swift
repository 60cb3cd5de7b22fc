/// A grid of cells: everything a screen wants to show, and nothing about how it gets there.
///
/// Drawing happens in the coordinates of the current area (see ``within(_:_:)``), at first the whole grid, and is
/// clipped to it on every side: drawing partly or wholly outside is fine. A frame draws no character that
/// its ``glyphs`` or the safety of the terminal forbid; see ``VisibleText``.
package struct Frame: Equatable, Sendable {
    /// The size of the grid.
    package let grid: Size
    /// Which characters the terminal can show.
    package let glyphs: Glyphs
    /// The cells row by row; always `grid.columns * grid.rows` of them.
    package private(set) var cells: [FrameCell]

    /// The current area in coordinates of the grid; it may reach beyond it.
    private(set) var area: Rect
    /// The part of the grid that may change now.
    private(set) var clip: Rect

    package init(_ size: Size, glyphs: Glyphs = .unicode) {
        area = Rect(size)
        clip = area
        grid = area.size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: grid.columns * grid.rows)
    }

    /// The size of the current area.
    package var size: Size { area.size }
    /// The current area in its own coordinates.
    package var bounds: Rect { Rect(area.size) }

    /// The cell at a place of the current area; `nil` outside.
    package subscript(column: Int, row: Int) -> FrameCell? {
        let (column, row) = (column + area.column, row + area.row)
        guard clip.contains(column: column, row: row) else { return nil }
        return cells[row * grid.columns + column]
    }

    /// Draws inside of a rectangle of the current area, whose top left place is (0, 0) meanwhile.
    ///
    /// ```swift
    /// frame.within(frame.bounds.droppingTop(1)) { list in
    ///     list.draw("first line below the header", at: 0, row: 0)
    /// }
    /// ```
    package mutating func within<Result>(_ rect: Rect, _ draw: (inout Frame) -> Result) -> Result {
        let outer = (area, clip)
        area = rect.moved(columns: outer.0.column, rows: outer.0.row)
        clip = outer.1.intersection(area)
        defer { (area, clip) = outer }
        return draw(&self)
    }

    /// Puts a cell at a place of the grid inside of ``clip``, taking care of wide characters it cuts in half.
    mutating func put(_ cell: FrameCell, column: Int, row: Int) {
        let place = row * grid.columns + column
        if cells[place].width != 1 { blankOtherHalf(of: place, column: column) }
        cells[place] = cell
    }

    /// Changes cells in place that keep their text.
    mutating func change(column: Int, row: Int, _ body: (inout FrameCell) -> Void) {
        body(&cells[row * grid.columns + column])
    }

    private mutating func blankOtherHalf(of place: Int, column: Int) {
        let old = cells[place]
        let other = old.isWide ? place + 1 : place - 1
        guard old.isWide ? column + 1 < grid.columns : column > 0 else { return }
        cells[other] = FrameCell(" ", role: old.role, emphasis: old.emphasis)
    }
}
