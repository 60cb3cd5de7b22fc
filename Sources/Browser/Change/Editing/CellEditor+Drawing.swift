import Reports
import Rows
import Terminal

extension CellEditor {
    /// Draws the line between brackets where the cell is, and below it what can be chosen.
    func draw(in frame: inout Frame, at place: Rect) {
        let box = box(at: place, in: frame.bounds)
        guard box.columns > 2 else { return }
        frame.fill(box)
        frame.draw("[", at: box.column, row: box.row, role: .hintKey)
        frame.draw("]", at: box.column + box.columns - 1, row: box.row, role: .hintKey)
        let sign = isExpression ? frame.draw("= ", at: box.column + 1, row: box.row, role: .sqlKeyword) : 0
        let room = Rect(
            column: box.column + 1 + sign, row: box.row, columns: box.columns - 2 - sign, rows: 1)
        drawLine(in: &frame, room)
        drawValues(in: &frame, below: box)
    }

    /// As wide as the cell and what stood in it, and never so narrow that nothing can be typed.
    private func box(at place: Rect, in area: Rect) -> Rect {
        let isShort = !cell.values.isEmpty && !isExpression
        let widest = values.reduce(0) { max($0, TextWidth.columns(of: $1.line, upTo: Self.widest)) }
        let least = isShort ? widest + 4 : max(Self.width, widest + 4, originalWidth + 3)
        let width = min(area.columns, max(place.columns + 2, least))
        let column = max(0, min(place.column - 1, area.columns - width))
        return Rect(column: column, row: place.row, columns: width, rows: 1)
    }

    private var originalWidth: Int {
        guard case .text(let text) = original else { return 0 }
        return TextWidth.columns(of: text, upTo: Self.mostColumns)
    }

    private static let width = 34
    /// A value that is offered takes no more of the screen.
    private static let widest = 50
    /// No line of a screen is wider.
    private static let mostColumns = 500

    private func drawLine(in frame: inout Frame, _ room: Rect) {
        frame.draw(line, at: room.column, row: room.row, width: room.columns)
        guard isUntouched else { return }
        guard line.isEmpty else {
            let used = TextWidth.columns(of: line.text, upTo: room.columns, in: frame.glyphs)
            frame.restyle(
                Rect(column: room.column, row: room.row, columns: min(used, room.columns), rows: 1),
                adding: .reversed)
            return
        }
        let words = original == .text("") ? .empty : original.words(in: frame.glyphs)
        frame.draw(
            words.text, at: room.column + 2, row: room.row, role: words.role, width: room.columns - 2)
    }

    /// Below the line, or above it where there is more room.
    private func drawValues(in frame: inout Frame, below box: Rect) {
        let values = values
        guard !values.isEmpty, !isExpression else { return }
        let roomBelow = frame.size.rows - box.row - 1
        let isBelow = roomBelow >= min(values.count, Self.most) || roomBelow >= box.row
        let rows = min(values.count, Self.most, isBelow ? roomBelow : box.row)
        guard rows > 0 else { return }
        let first = max(0, min((choice ?? 0) - rows / 2, values.count - rows))
        for line in 0..<rows {
            let row = isBelow ? box.row + 1 + line : box.row - rows + line
            let isChosen = first + line == choice
            frame.fill(Rect(column: box.column, row: row, columns: box.columns, rows: 1))
            frame.draw(frame.glyphs.vertical, at: box.column, row: row, role: .border)
            frame.draw(
                (isChosen ? frame.glyphs.marker : " ") + values[first + line].line, at: box.column + 1,
                row: row,
                role: .enumeration,
                emphasis: isChosen ? .reversed : [], width: box.columns - 2, overflow: .ellipsis)
            frame.draw(frame.glyphs.vertical, at: box.column + box.columns - 1, row: row, role: .border)
        }
    }

    private static let most = 8
}

extension OfferedKey {
    /// The key, and by what a person knows its row.
    fileprivate var line: String { label.map { "\(key)  \($0)" } ?? key }
}
