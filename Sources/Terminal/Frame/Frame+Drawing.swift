/// Which end of its room a text keeps to.
package enum Alignment: Hashable, Sendable { case leading, center, trailing }

/// What becomes of a text that is longer than its room.
package enum Overflow: Hashable, Sendable {
    /// It ends where the room ends.
    case clip
    /// Its last place says that there is more.
    case ellipsis
}

extension Frame {
    /// Writes `text` on one line, from (`column`, `row`) to the right.
    ///
    /// The room is `width` columns; without it, up to the right edge of the area. `alignment` says where in its room
    /// a shorter text stands; the rest of the room is left as it was. Answers the columns the text takes
    /// of its room, also those clipped by the edges of the area.
    @discardableResult
    package mutating func draw(
        _ text: String, at column: Int, row: Int, role: Role = .body, emphasis: Emphasis = [],
        width limit: Int? = nil, alignment: Alignment = .leading, overflow: Overflow = .clip
    ) -> Int {
        let room = max(0, limit ?? (size.columns - column))
        guard room > 0 else { return 0 }
        let style = (role: role, emphasis: emphasis)
        if alignment == .leading && overflow == .clip {
            return write(text, at: column, row: row, room: room, style)
        }
        let width = TextWidth.columns(of: text, upTo: room, in: glyphs)
        if width > room && overflow == .ellipsis {
            write(text, at: column, row: row, room: room - 1, style, fills: true)
            write(glyphs.ellipsis, at: column + room - 1, row: row, room: 1, (.truncation, emphasis))
            return room
        }
        let spare = max(0, room - width)
        let indent =
            switch alignment {
            case .leading: 0
            case .center: spare / 2
            case .trailing: spare
            }
        return write(text, at: column + indent, row: row, room: room - indent, style)
    }

    /// Fills a rectangle of the area with one character, blank unless told otherwise.
    package mutating func fill(
        _ rect: Rect, with scalar: Unicode.Scalar = " ", role: Role = .body, emphasis: Emphasis = []
    ) {
        let text = VisibleText(String(scalar), in: glyphs).first { $0.width == 1 }
        let cell = FrameCell(text?.scalar ?? " ", role: role, emphasis: emphasis)
        forEachPlace(in: rect) { frame, column, row in frame.put(cell, column: column, row: row) }
    }

    /// Gives the cells of a rectangle another role or more emphasis, and leaves their text.
    package mutating func restyle(_ rect: Rect, role: Role? = nil, adding emphasis: Emphasis = []) {
        forEachPlace(in: rect) { frame, column, row in
            frame.change(column: column, row: row) { cell in
                cell.role = role ?? cell.role
                cell.emphasis.formUnion(emphasis)
            }
        }
    }

    private mutating func forEachPlace(in rect: Rect, _ body: (inout Frame, Int, Int) -> Void) {
        let visible = rect.moved(columns: area.column, rows: area.row).intersection(clip)
        for row in visible.rowRange {
            for column in visible.columnRange { body(&self, column, row) }
        }
    }

    /// Writes as much of `text` as there is room; answers the columns taken.
    ///
    /// With `fills`, a wide character that does not fit leaves a blank in its place.
    @discardableResult
    private mutating func write(
        _ text: String, at column: Int, row: Int, room: Int, _ style: (role: Role, emphasis: Emphasis),
        fills: Bool = false
    ) -> Int {
        let (column, row) = (column + area.column, row + area.row)
        let visible = clip.rowRange.contains(row) ? clip.columnRange : 0..<0
        let pen = Pen(column: column, row: row, room: room, visible: visible, style: style)
        if let columns = writePlain(text, pen) { return columns }
        var used = 0
        for glyph in VisibleText(text, in: glyphs) {
            if used + glyph.width > room { break }
            place(glyph, column + used, pen)
            used += glyph.width
        }
        if fills && used < room { put(" ", at: column + used, pen) }
        return used
    }

    /// The fast path: writes a text whose part in the room is printable ASCII; `nil` when it is not.
    private mutating func writePlain(_ text: String, _ pen: Pen) -> Int? {
        let columns = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            // One more than fits is looked at, because it may be a mark on the last one.
            let looked = bytes.prefix(pen.room == .max ? .max : pen.room + 1)
            guard looked.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return nil }
            let used = min(looked.count, pen.room)
            let shown = (pen.column..<pen.column + used).clamped(to: pen.visible)
            var cell = FrameCell(" ", role: pen.style.role, emphasis: pen.style.emphasis)
            for column in shown {
                cell.scalar = Unicode.Scalar(bytes[column - pen.column])
                put(cell, column: column, row: pen.row)
            }
            return used
        }
        return columns ?? nil
    }

    private mutating func place(_ glyph: VisibleText.Glyph, _ column: Int, _ pen: Pen) {
        guard glyph.width == 2 else {
            return put(glyph.scalar, glyph.marks, at: column, pen, isMark: glyph.isControlMark)
        }
        guard pen.visible.contains(column), pen.visible.contains(column + 1) else {
            // Half a wide character cannot be shown.
            put(" ", at: column, pen)
            return put(" ", at: column + 1, pen)
        }
        let (role, emphasis) = pen.style
        let wide = FrameCell(glyph.scalar, marks: glyph.marks, width: 2, role: role, emphasis: emphasis)
        put(wide, column: column, row: pen.row)
        put(FrameCell(" ", width: 0, role: role, emphasis: emphasis), column: column + 1, row: pen.row)
    }

    private mutating func put(
        _ scalar: Unicode.Scalar, _ marks: CombiningMarks = CombiningMarks(), at column: Int, _ pen: Pen,
        isMark: Bool = false
    ) {
        guard pen.visible.contains(column) else { return }
        let role = isMark ? .controlMark : pen.style.role
        put(
            FrameCell(scalar, marks: marks, role: role, emphasis: pen.style.emphasis), column: column,
            row: pen.row
        )
    }
}

/// Where a text goes, in coordinates of the grid.
private struct Pen {
    let column: Int
    let row: Int
    let room: Int
    /// The columns of this row that may change.
    let visible: Range<Int>
    let style: (role: Role, emphasis: Emphasis)
}
