import Terminal

/// The last line of the screen: keys and what they do, as many as fit.
struct HintsLine: Equatable {
    let hints: [Hint]
    /// Always shown, however little room there is for the others.
    var last: [Hint] = []

    func draw(in frame: inout Frame, row: Int) {
        let reserved = last.reduce(0) { $0 + width(of: $1, in: frame.glyphs) + 2 }
        let column = draw(hints, at: 1, upTo: frame.size.columns - reserved, in: &frame, row: row)
        draw(last, at: column, upTo: frame.size.columns + 1, in: &frame, row: row)
    }

    private func width(of hint: Hint, in glyphs: Glyphs) -> Int {
        TextWidth.columns(of: hint.key, in: glyphs) + 1 + TextWidth.columns(of: hint.title, in: glyphs)
    }

    /// Draws as many as fit; answers where the next one would stand.
    @discardableResult
    private func draw(_ hints: [Hint], at start: Int, upTo end: Int, in frame: inout Frame, row: Int) -> Int {
        var column = start
        for hint in hints {
            let keyWidth = TextWidth.columns(of: hint.key, in: frame.glyphs)
            let width = width(of: hint, in: frame.glyphs)
            guard column + width <= end else { return column }
            frame.draw(hint.key, at: column, row: row, role: hint.isPossible ? .hintKey : .hintDisabled)
            frame.draw(
                hint.title, at: column + keyWidth + 1, row: row, role: hint.isPossible ? .hint : .hintDisabled
            )
            column += width + 2
        }
        return column
    }
}
