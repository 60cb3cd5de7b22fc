import Terminal

/// The last line of the screen: keys and what they do, as many as fit.
struct HintsLine: Equatable {
    let hints: [Hint]
    /// Always shown, however little room there is for the others.
    var last: [Hint] = []

    /// Where a hint stands.
    struct Place {
        let hint: Hint
        let columns: Range<Int>
    }

    func draw(in frame: inout Frame, row: Int) {
        for place in places(in: frame.size.columns, frame.glyphs) {
            let hint = place.hint
            let used = frame.draw(
                hint.key, at: place.columns.lowerBound, row: row,
                role: hint.isPossible ? .hintKey : .hintDisabled)
            frame.draw(
                hint.title, at: place.columns.lowerBound + used + 1, row: row,
                role: hint.isPossible ? .hint : .hintDisabled)
        }
    }

    /// As many as fit, each where it stands.
    func places(in width: Int, _ glyphs: Glyphs) -> [Place] {
        let reserved = last.reduce(0) { $0 + columns(of: $1, in: glyphs) + 2 }
        let first = places(of: hints, from: 1, upTo: width - reserved, glyphs)
        let start = first.last.map { $0.columns.upperBound + 2 } ?? 1
        return first + places(of: last, from: start, upTo: width + 1, glyphs)
    }

    private func columns(of hint: Hint, in glyphs: Glyphs) -> Int {
        TextWidth.columns(of: hint.key, in: glyphs) + 1 + TextWidth.columns(of: hint.title, in: glyphs)
    }

    private func places(of hints: [Hint], from start: Int, upTo end: Int, _ glyphs: Glyphs) -> [Place] {
        var (column, places): (Int, [Place]) = (start, [])
        for hint in hints {
            let width = columns(of: hint, in: glyphs)
            guard column + width <= end else { break }
            places.append(Place(hint: hint, columns: column..<column + width))
            column += width + 2
        }
        return places
    }
}
