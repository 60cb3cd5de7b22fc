import Terminal

extension Frame {
    /// Shows that a line of a list is selected: the marker, and the cursor where the line says what it is about.
    mutating func drawSelection(
        row: Int, marker column: Int = 0, cursor room: Rect, alignment: Alignment = .leading
    ) {
        draw(glyphs.marker, at: column, row: row)
        drawCursor(in: room, alignment: alignment)
    }

    /// Reverses the few cells of a drawn value that show the cursor: where it begins, or where an amount ends.
    ///
    /// Few, so that moving the cursor costs next to nothing on the wire, whatever the value is.
    mutating func drawCursor(in room: Rect, alignment: Alignment = .leading) {
        let columns = Array(room.columnRange)
        var taken = 0
        var bytes = 0
        for column in alignment == .trailing ? columns.reversed() : columns {
            guard let cell = self[column, room.row], taken < CursorRun.columns || cell.isContinuation else {
                break
            }
            bytes += cell.byteCount
            guard taken == 0 || bytes <= CursorRun.bytes else { break }
            // A blank behind the first cells is the end of the word.
            if taken > 0, cell.scalar == " ", !cell.isContinuation { break }
            taken += 1
        }
        let start = alignment == .trailing ? room.column + room.columns - taken : room.column
        // In the plain role: a colour would have to be sent before and taken back behind.
        let run = Rect(column: start, row: room.row, columns: taken, rows: 1)
        restyle(run, role: .body, adding: .reversed)
    }
}

/// How much of a value may change its look when the cursor comes or goes.
enum CursorRun {
    static let columns = 8
    static let bytes = 12
}

extension FrameCell {
    /// What the terminal is sent for it.
    fileprivate var byteCount: Int {
        isContinuation ? 0 : UTF8.width(scalar) + marks.reduce(0) { $0 + UTF8.width($1) }
    }
}
