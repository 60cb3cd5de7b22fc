import Catalog
import Reports
import Rows
import SQL
import Terminal

extension RowGrid {
    /// Draws into the whole current area of the frame.
    ///
    /// Moving down inside of a page changes the marker and a few reversed cells, nothing else: that is what keeps it
    /// at some dozen bytes on the wire. The selected column is shown in the line of names, which does not change then.
    func draw(
        in frame: inout Frame, isDimmed: Bool, marking needle: String = "", marked marks: Marks = Marks(),
        staged: Staging = Staging()
    ) {
        let places = layout.places(from: first, columns: frame.size.columns)
        let edits = StagedRows(staged, page, glyphs: frame.glyphs)
        let new = NewRowLines(staged, page.source, height: frame.size.rows)
        drawTitles(places, in: &frame)
        frame.within(frame.bounds.bottom(new.count)) {
            new.draw(in: &$0, places, sign: layout.margin - 1, of: page, edits)
        }
        frame.within(frame.bounds.droppingTop(1).droppingBottom(new.count)) { rows in
            drawRows(places, edits, in: &rows)
            if !needle.isEmpty { rows.mark(needle) }
            if isDimmed { rows.restyle(rows.bounds, adding: .dim) }
            drawMarks(marks, in: &rows)
            drawCursor(places, isMarked: marks.contains(page.key(of: row)), in: &rows)
        }
    }

    private func drawMarks(_ marks: Marks, in frame: inout Frame) {
        guard !marks.isEmpty else { return }
        for row in top..<min(page.rowCount, top + frame.size.rows) where marks.contains(page.key(of: row)) {
            frame.draw(frame.glyphs.mark, at: 0, row: row - top, role: .success)
        }
    }

    private func drawTitles(_ places: [GridLayout.Place], in frame: inout Frame) {
        for place in places {
            let column = page.columns[place.index]
            let isSelected = place.position == position
            // The mark at the edge covers nothing of a name.
            let isAtEdge = place.position == places.last?.position && goesOn(behind: place)
            let room =
                isAtEdge ? max(0, min(place.width, frame.size.columns - 2 - place.column)) : place.width
            column.drawTitle(
                in: &frame, at: place.column, width: room,
                emphasis: isSelected ? [.bold, .reversed] : .bold)
        }
        if let bar = layout.barColumn { frame.draw(frame.glyphs.doubleBar, at: bar, row: 0, role: .border) }
        drawMoreMarks(places, in: &frame)
    }

    /// Says at the edges that there are columns beyond them.
    private func drawMoreMarks(_ places: [GridLayout.Place], in frame: inout Frame) {
        if first > layout.frozenCount {
            frame.draw(frame.glyphs.pick("◂", "<"), at: layout.scrollingStart - 1, row: 0, role: .marker)
        }
        if let last = places.last, goesOn(behind: last) {
            frame.draw(frame.glyphs.pick("▸", ">"), at: frame.size.columns - 1, row: 0, role: .marker)
        }
    }

    /// Whether there is more at the right of the last column that is seen, or of what is seen of it.
    private func goesOn(behind last: GridLayout.Place) -> Bool {
        last.position < layout.count - 1 || last.width < layout.widths[last.position]
    }

    private func drawRows(_ places: [GridLayout.Place], _ staged: StagedRows, in frame: inout Frame) {
        let shown = min(frame.size.rows, page.rowCount - top)
        for line in 0..<max(0, shown) {
            for place in places {
                let column = page.columns[place.index]
                let picture = CellPicture(page[top + line, place.index], in: column, glyphs: frame.glyphs)
                picture.draw(
                    in: &frame, at: place.column, row: line, width: place.width, alignment: column.alignment)
            }
            if let bar = layout.barColumn {
                frame.draw(frame.glyphs.doubleBar, at: bar, row: line, role: .border)
            }
            if let edit = staged.edit(ofRow: top + line) { draw(edit, places, staged, in: &frame, row: line) }
        }
    }

    /// Draws over a row what becomes of it, with a mark in front of it and of each cell that changes.
    private func draw(
        _ edit: StagedEdit, _ places: [GridLayout.Place], _ staged: StagedRows, in frame: inout Frame,
        row: Int
    ) {
        for place in places {
            let column = page.columns[place.index]
            let cell = Rect(column: place.column, row: row, columns: place.width, rows: 1)
            let picture = staged.picture(of: edit, column)
            if let picture {
                frame.fill(cell)
                picture.draw(
                    in: &frame, at: place.column, row: row, width: place.width, alignment: column.alignment)
            }
            if let mark = staged.cellMark(of: edit, column) {
                // Amounts stand at the right, and the mark in front of them.
                let used = picture.map { $0.columns(upTo: place.width, in: frame.glyphs) } ?? place.width
                let lead = column.alignment == .trailing ? max(0, place.width - used) : 0
                frame.draw(mark.text, at: place.column + lead - 1, row: row, role: mark.role)
            }
            if edit.isDeletion { frame.restyle(cell, role: .dim, adding: .dim) }
        }
        let mark = staged.mark(of: edit)
        frame.draw(mark.text, at: layout.margin - 1, row: row, role: mark.role)
    }

    private func drawCursor(_ places: [GridLayout.Place], isMarked: Bool, in frame: inout Frame) {
        let line = row - top
        guard line >= 0, line < frame.size.rows, row < page.rowCount else { return }
        // The marker is plain as well: what it looks like is paid for with every step.
        frame.draw(isMarked ? frame.glyphs.markedMarker : frame.glyphs.marker, at: 0, row: line)
        guard let place = places.first(where: { $0.position == position }) else { return }
        let room = Rect(column: place.column, row: line, columns: place.width, rows: 1)
        frame.drawCursor(in: room, alignment: page.columns[place.index].alignment)
    }
}

extension RowColumn {
    /// The name, cut before its marks are, as they are short and say more.
    fileprivate func drawTitle(in frame: inout Frame, at column: Int, width: Int, emphasis: Emphasis) {
        let marks = self.marks(in: frame.glyphs)
        let tail = marks.isEmpty ? "" : " " + marks
        let tailWidth = TextWidth.columns(of: tail, in: frame.glyphs)
        let nameWidth = TextWidth.columns(of: name.name, upTo: width, in: frame.glyphs)
        let used = min(nameWidth, max(1, width - tailWidth))
        let start = alignment == .trailing ? column + max(0, width - used - tailWidth) : column
        frame.draw(
            name.name, at: start, row: 0, role: titleRole, emphasis: emphasis, width: min(used, width),
            overflow: .ellipsis)
        guard used + tailWidth <= width else { return }
        frame.draw(tail, at: start + used, row: 0, role: titleRole, emphasis: emphasis)
    }
}
