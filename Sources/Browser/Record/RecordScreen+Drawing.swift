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
        let glyphs = frame.glyphs
        let staged = StagedRows(context.staging, shownPage, glyphs: glyphs)
        let edit = staged.edit(ofRow: shownRow)
        let lines = columnLines(in: frame.size, glyphs)
        lines.draw(in: &frame) { column in
            let picture = edit.flatMap { staged.picture(of: $0, page.columns[column]) }
            let own = CellPicture(shownPage[shownRow, column], in: page.columns[column], glyphs: glyphs)
            return ColumnLines.Content(
                picture: picture ?? own, mark: edit.flatMap { staged.cellMark(of: $0, page.columns[column]) },
                label: picture == nil ? label(of: column) : nil)
        }
        for (line, index) in view.visible.enumerated() where index >= page.columns.count {
            drawReference(index, at: line, lines, in: &frame)
        }
        frame.mark(needle)
        if reading.problem != nil { frame.restyle(frame.bounds, adding: .dim) }
        if edit?.isDeletion == true { drawDeletion(in: &frame) }
        guard let row = view.selectedLine else { return }
        frame.drawSelection(row: row, cursor: lines.value(onLine: row))
    }

    private func drawDeletion(in frame: inout Frame) {
        frame.restyle(frame.bounds, role: .dim, adding: .dim)
        for line in 0..<view.visible.count { frame.draw("-", at: 0, row: line, role: .danger) }
    }

    func columnLines(in size: Size, _ glyphs: Glyphs) -> ColumnLines {
        ColumnLines(page.columns, view.visible, others: referenceNames, size: size, glyphs: glyphs)
    }

    /// Where the selected value is drawn, for what is typed into it.
    package func editorPlace(in context: Context) -> Rect? {
        guard let line = view.selectedLine else { return nil }
        let room = layout(in: context).list
        return columnLines(in: room.size, context.glyphs).value(onLine: line).moved(rows: room.row)
    }
}
