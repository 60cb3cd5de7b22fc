import Reports
import Rows
import SQL
import Terminal

/// One value, how often it occurs, and its share as a bar.
struct ValueCountLine {
    let value: Cell
    let rows: Int64
    let share: Double
    let isMarked: Bool

    init(_ count: ColumnValues.Count, of total: Int64, isMarked: Bool) {
        (value, rows, self.isMarked) = (count.value, count.rows, isMarked)
        share = total > 0 ? Double(count.rows) / Double(total) : 0
    }

    static func draw(_ lines: [ValueCountLine], of column: RowColumn, in frame: inout Frame) {
        let glyphs = frame.glyphs
        let numbers = lines.map { Numbers.exact($0.rows) }
        let numberWidth = max(5, numbers.reduce(0) { max($0, $1.count) })
        let pictures = lines.map { CellPicture($0.value, in: column, glyphs: glyphs) }
        let widest = pictures.reduce(TextWidth.columns(of: column.name.name, in: glyphs)) {
            max($0, $1.columns(upTo: frame.size.columns, in: glyphs))
        }
        let width = max(1, min(widest, frame.size.columns - numberWidth - 26))
        frame.draw(column.name.name, at: 4, row: 0, role: .title, width: width, overflow: .ellipsis)
        frame.draw(
            "rows", at: width + 6, row: 0, role: .title, width: numberWidth, alignment: .trailing)
        for (row, line) in lines.enumerated() {
            if line.isMarked { frame.draw(glyphs.check, at: 2, row: row + 1, role: .success) }
            pictures[row].draw(in: &frame, at: 4, row: row + 1, width: width, alignment: .leading)
            frame.draw(
                numbers[row], at: width + 6, row: row + 1, role: line.rows == 0 ? .dim : .body,
                width: numberWidth, alignment: .trailing)
            frame.draw(
                Numbers.percent(line.share), at: width + numberWidth + 8, row: row + 1, role: .dim, width: 7,
                alignment: .trailing)
            frame.draw(
                glyphs.bar(line.share, width: 10), at: width + numberWidth + 17, row: row + 1, role: .info)
        }
    }
}
