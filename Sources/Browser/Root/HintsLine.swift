import Terminal

/// The last line of the screen: keys and what they do, as many as fit.
struct HintsLine: Equatable {
    let hints: [Hint]

    func draw(in frame: inout Frame, row: Int) {
        var column = 1
        for hint in hints {
            let keyWidth = TextWidth.columns(of: hint.key, in: frame.glyphs)
            let width = keyWidth + 1 + TextWidth.columns(of: hint.title, in: frame.glyphs)
            guard column + width <= frame.size.columns else { return }
            frame.draw(hint.key, at: column, row: row, role: hint.isPossible ? .hintKey : .hintDisabled)
            frame.draw(
                hint.title, at: column + keyWidth + 1, row: row, role: hint.isPossible ? .hint : .hintDisabled
            )
            column += width + 2
        }
    }
}
