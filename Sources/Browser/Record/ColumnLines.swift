import Catalog
import Reports
import Rows
import SQL
import Terminal

/// The columns of one row, a line each: their names, their marks and what they hold.
struct ColumnLines {
    private let columns: [RowColumn]
    private let visible: Range<Int>
    private let size: Size
    private let nameWidth: Int

    /// The names get as much room as the longest on the screen needs, but no more than a third of it.
    init(_ columns: [RowColumn], _ visible: Range<Int>, size: Size, glyphs: Glyphs) {
        (self.columns, self.visible, self.size) = (columns, visible, size)
        let widest = max(8, size.columns / 3)
        nameWidth = visible.reduce(1) {
            max($0, min(widest, TextWidth.columns(of: columns[$1].name.name, upTo: widest, in: glyphs)))
        }
    }

    private static let marksWidth = 2

    private var start: Int { nameWidth + 2 + Self.marksWidth + 1 }

    /// Where the value on a line stands.
    func value(onLine line: Int) -> Rect {
        Rect(column: start, row: line, columns: size.columns - start, rows: 1)
    }

    /// Draws each line with what `cell` says of a column: its value, and a mark in front of it.
    func draw(in frame: inout Frame, cell: (Int) -> (picture: CellPicture, mark: Styled?)) {
        for (line, index) in visible.enumerated() {
            let column = columns[index]
            frame.draw(
                column.name.name, at: 1, row: line, role: column.titleRole, emphasis: .bold, width: nameWidth,
                overflow: .ellipsis)
            frame.draw(column.marks(in: frame.glyphs), at: nameWidth + 2, row: line, role: .dim)
            let (picture, mark) = cell(index)
            picture.draw(
                in: &frame, at: start, row: line, width: frame.size.columns - start, alignment: .leading)
            if let mark { frame.draw(mark.text, at: start - 1, row: line, role: mark.role) }
        }
    }
}
