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
        in frame: inout Frame, isDimmed: Bool, marking needle: String = "", marked marks: Marks = Marks()
    ) {
        let places = layout.places(from: first, columns: frame.size.columns)
        drawTitles(places, in: &frame)
        frame.within(frame.bounds.droppingTop(1)) { rows in
            drawRows(places, in: &rows)
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
            column.drawTitle(
                in: &frame, at: place.column, width: place.width,
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
        guard let last = places.last else { return }
        if last.position < layout.count - 1 || last.width < layout.widths[last.position] {
            frame.draw(frame.glyphs.pick("▸", ">"), at: frame.size.columns - 1, row: 0, role: .marker)
        }
    }

    private func drawRows(_ places: [GridLayout.Place], in frame: inout Frame) {
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
        }
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
