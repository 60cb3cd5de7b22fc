import Catalog
import Reports
import Rows
import SQL
import Terminal

/// The columns of one row, a line each: their names, their marks and what they hold.
///
/// Other lines may follow.
struct ColumnLines {
    private let columns: [RowColumn]
    private let visible: Range<Int>
    private let size: Size
    let nameWidth: Int

    /// What stands on the line of a column.
    struct Content {
        let picture: CellPicture
        /// In front of the value.
        var mark: Styled?
        /// Behind the value.
        var label: String?
    }

    /// The names get as much room as the longest on the screen needs, but no more than a third of it, those of the lines that
    /// follow the columns among them.
    init(
        _ columns: [RowColumn], _ visible: Range<Int>, others: [String] = [], size: Size, glyphs: Glyphs
    ) {
        (self.columns, self.visible, self.size) = (columns, visible, size)
        let widest = max(8, size.columns / 3)
        let names = columns.map(\.name.name) + others
        nameWidth = visible.clamped(to: names.indices).reduce(1) {
            max($0, min(widest, TextWidth.columns(of: names[$1], upTo: widest, in: glyphs)))
        }
    }

    private static let marksWidth = 2

    /// Where values begin.
    var start: Int { nameWidth + 2 + Self.marksWidth + 1 }

    /// Where the value on a line stands.
    func value(onLine line: Int) -> Rect {
        Rect(column: start, row: line, columns: size.columns - start, rows: 1)
    }

    /// Draws the line of each column with what `content` says of it.
    func draw(in frame: inout Frame, content: (Int) -> Content) {
        for (line, index) in visible.enumerated() where index < columns.count {
            let column = columns[index]
            frame.draw(
                column.name.name, at: 1, row: line, role: column.titleRole, emphasis: .bold, width: nameWidth,
                overflow: .ellipsis)
            frame.draw(column.marks(in: frame.glyphs), at: nameWidth + 2, row: line, role: .dim)
            draw(content(index), row: line, in: &frame)
        }
    }

    private func draw(_ content: Content, row: Int, in frame: inout Frame) {
        let room = size.columns - start
        let label = room > Self.labelledRoom ? content.label : nil
        let labelRoom = label.map { min(16, TextWidth.columns(of: $0, upTo: 16, in: frame.glyphs)) + 2 } ?? 0
        let used = content.picture.columns(upTo: room, in: frame.glyphs)
        let width = label == nil ? room : min(used, room - labelRoom)
        content.picture.draw(in: &frame, at: start, row: row, width: width, alignment: .leading)
        if let mark = content.mark { frame.draw(mark.text, at: start - 1, row: row, role: mark.role) }
        guard let label else { return }
        frame.draw(
            label, at: start + width + 2, row: row, role: .dim, width: room - width - 2, overflow: .ellipsis)
    }

    /// In less there is no room for a label.
    private static let labelledRoom = 24
}
