import Terminal

// Moved sideways, a table is as wide as its texts are: its labels stay, and the other columns move to the left.
extension TextTable {
    /// The labels that stay: as many of the first ones as fit into two thirds of the room whole, so that no text is out
    /// of reach; none where there would be nothing to move.
    private func staying(in room: Int) -> [Place] {
        let first = used.filter { $0 < labels }
        guard used.count > first.count else { return [] }
        return places(of: first).filter { $0.column + $0.width <= room * 2 / 3 }
    }

    /// The columns that are moved, each where it stands when nothing is cut.
    private func moving(in room: Int) -> [Place] {
        places(of: used.dropFirst(staying(in: room).count))
    }

    private func places(of shown: some Sequence<Int>) -> [Place] {
        var column = 0
        return shown.map { index in
            defer { column += natural[index] + 2 }
            return Place(index: index, column: column, width: natural[index])
        }
    }

    /// How wide what stays is, with the gap behind it; 0 where nothing does.
    func frozen(in room: Int) -> Int { staying(in: room).last.map { $0.column + $0.width + 2 } ?? 0 }

    /// How far it makes sense to go sideways; 0 where everything is seen.
    func excess(in room: Int) -> Int {
        guard used.reduce(-2, { $0 + natural[$1] + 2 }) > room else { return 0 }
        let end = moving(in: room).last.map { $0.column + $0.width } ?? 0
        return max(1, end - (room - frozen(in: room)))
    }

    /// Where a text stands that a line has behind its labels; `nil` when it is in one of those or nowhere.
    func columns(of needle: String, in line: Int, room: Int, glyphs: Glyphs) -> Range<Int>? {
        moving(in: room).lazy.compactMap { place in
            rows[line][place.index].text.columns(of: needle, glyphs).map { $0.moved(by: place.column) }
        }.first
    }

    /// Draws some lines moved by so many columns; `row` says which of the table's rows one is, and `nil` for the heads.
    func draw(
        _ lines: Range<Int>, movedBy columns: Int, in frame: inout Frame, from start: Int, row: (Int) -> Int?
    ) {
        let room = frame.size.columns
        let labels = staying(in: room)
        for line in lines { draw(row(line), labels, in: &frame, row: start + line) }
        let places = moving(in: room).map {
            Place(index: $0.index, column: $0.column - columns, width: $0.width)
        }
        frame.within(frame.bounds.droppingLeading(frozen(in: room))) { rest in
            for line in lines { draw(row(line), places, in: &rest, row: start + line) }
        }
    }
}

extension String {
    /// The columns that the first occurrence of a text takes, whatever its case.
    func columns(of needle: String, _ glyphs: Glyphs) -> Range<Int>? {
        guard let range = lowercased().firstRange(of: needle.lowercased()) else { return nil }
        let start = TextWidth.columns(of: String(lowercased()[..<range.lowerBound]), in: glyphs)
        return start..<start + TextWidth.columns(of: needle, in: glyphs)
    }
}

extension Range<Int> {
    func moved(by columns: Int) -> Range<Int> { lowerBound + columns..<upperBound + columns }
}
