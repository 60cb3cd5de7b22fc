package import Terminal

extension Problem {
    /// The three parts one below the other, wrapped; the last line names the keys, such as `R tries again`.
    package func draw(in frame: inout Frame, area: Rect, keys: String) {
        let room = area.inset(columns: area.columns > 60 ? 4 : 1, rows: area.rows > 12 ? 2 : 0)
        let width = min(room.columns, 90)
        var row = room.row
        let parts: [(String?, Role)] = [(summary, .danger), (detail, .body), (remedy, .info), (keys, .hint)]
        for (text, role) in parts {
            guard let text, !text.isEmpty else { continue }
            for line in TextWrap(text, width: width, in: frame.glyphs) where row < room.row + room.rows {
                frame.draw(String(line), at: room.column, row: row, role: role)
                row += 1
            }
            // An empty line between the parts, where there is room for it.
            if room.rows > 8 { row += 1 }
        }
    }
}

extension Problem {
    /// The three parts as lines among others.
    package func lines(on sheet: Sheet) -> [[Styled]] {
        [(summary, Role.danger), (detail ?? "", .body), (remedy ?? "", .info)].flatMap { text, role in
            sheet.wrapped(text, role).filter { $0.contains { !$0.text.isEmpty } }
        }
    }

    /// For what is no failure: the same place and shape, without the alarm.
    package func drawCalmly(in frame: inout Frame, area: Rect) {
        let room = area.inset(columns: area.columns > 60 ? 4 : 1, rows: area.rows > 12 ? 2 : 0)
        var row = room.row
        for (text, role) in [(summary, Role.body), (detail ?? "", .dim), (remedy ?? "", .info)]
        where !text.isEmpty {
            for line in TextWrap(text, width: min(room.columns, 90), in: frame.glyphs)
            where row < room.row + room.rows {
                frame.draw(String(line), at: room.column, row: row, role: role)
                row += 1
            }
            if room.rows > 8 { row += 1 }
        }
    }
}
