import Terminal

// Moved sideways, a table is as wide as its texts are: its first column stays, and the others move to the left.
extension TextTable {
    /// The columns that are moved, each where it stands when nothing is cut.
    private var moving: [Place] {
        var column = 0
        return used.dropFirst().map { index in
            defer { column += natural[index] + 2 }
            return Place(index: index, column: column, width: natural[index])
        }
    }

    /// How wide the first column is, which may take half of the room; 0 where it is the only one and moves itself.
    func frozen(in room: Int) -> Int {
        guard used.count > 1, let first = used.first else { return 0 }
        return min(natural[first], room / 2) + 2
    }

    /// How far it makes sense to go sideways; 0 where everything is seen.
    func excess(in room: Int) -> Int {
        guard used.count > 1 else { return max(0, (used.first.map { natural[$0] } ?? 0) - room) }
        guard used.reduce(-2, { $0 + natural[$1] + 2 }) > room else { return 0 }
        let end = moving.last.map { $0.column + $0.width } ?? 0
        return max(1, end - (room - frozen(in: room)))
    }

    /// Where a text stands that a line has behind its first column; `nil` when it is in the first one or nowhere.
    func columns(of needle: String, in line: Int, glyphs: Glyphs) -> Range<Int>? {
        moving.lazy.compactMap { place in
            rows[line][place.index].text.columns(of: needle, glyphs).map { $0.moved(by: place.column) }
        }.first
    }

    /// Draws some lines moved by so many columns; `row` says which of the table's rows one is, and `nil` for the heads.
    func draw(
        _ lines: Range<Int>, movedBy columns: Int, in frame: inout Frame, from start: Int, row: (Int) -> Int?
    ) {
        let frozen = frozen(in: frame.size.columns)
        if frozen > 0, let first = used.first {
            let place = Place(index: first, column: 0, width: frozen - 2)
            for line in lines { draw(place, of: row(line), in: &frame, row: start + line) }
        }
        let all = frozen > 0 ? moving : used.map { Place(index: $0, column: 0, width: natural[$0]) }
        let places = all.map { Place(index: $0.index, column: $0.column - columns, width: $0.width) }
        frame.within(frame.bounds.droppingLeading(frozen)) { rest in
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
