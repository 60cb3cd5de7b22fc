import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension RecordScreen {
    package func location(in context: Context) -> Location {
        let key = page.key(of: row).map { $0.values.joined(separator: ", ") } ?? "row \(row + 1)"
        let path = "\(page.source.relation.name) \(context.glyphs.breadcrumb) \(key)"
        return Location(path: path)
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { body in
            drawParts(in: &body, context: context)
            let trouble = troubleLines(in: body.size, body.glyphs)
            body.within(body.bounds.bottom(trouble.count)) { trouble.draw(in: &$0) }
        }
    }

    func troubleLines(in size: Size, _ glyphs: Glyphs) -> TroubleLines {
        TroubleLines(reading.problem, size: size, glyphs: glyphs)
    }

    package func drawList(in frame: inout Frame, context: Context) {
        guard !page.columns.isEmpty else {
            frame.draw("This table has no columns.", at: 1, row: 0, role: .dim, overflow: .ellipsis)
            return
        }
        let (shownPage, shownRow) = shown
        let nameRoom = nameWidth(in: frame)
        let start = nameRoom + 2 + Self.marksWidth + 1
        for (line, index) in view.visible.enumerated() {
            guard index < page.columns.count else {
                drawReference(index, at: line, nameRoom: nameRoom, valueAt: start, in: &frame)
                continue
            }
            let column = page.columns[index]
            frame.draw(
                column.name.name, at: 1, row: line, role: column.titleRole, emphasis: .bold, width: nameRoom,
                overflow: .ellipsis)
            frame.draw(column.marks(in: frame.glyphs), at: nameRoom + 2, row: line, role: .dim)
            let picture = CellPicture(shownPage[shownRow, index], in: column, glyphs: frame.glyphs)
            draw(picture, label(of: index), at: start, row: line, in: &frame)
        }
        frame.mark(needle)
        if reading.problem != nil { frame.restyle(frame.bounds, adding: .dim) }
        guard let row = view.selectedLine else { return }
        let room = Rect(column: start, row: row, columns: frame.size.columns - start, rows: 1)
        frame.drawSelection(row: row, cursor: room)
    }

    private static let marksWidth = 2

    /// As wide as the longest name on the screen, but no more than a third of it.
    private func nameWidth(in frame: Frame) -> Int {
        let widest = max(8, frame.size.columns / 3)
        return view.visible.reduce(1) {
            let name = reference($1)?.shortWords ?? page.columns[$1].name.name
            return max($0, min(widest, TextWidth.columns(of: name, upTo: widest, in: frame.glyphs)))
        }
    }
}
