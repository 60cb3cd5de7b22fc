// Pictures for tests: what a person would see, and what it means.
extension Frame {
    /// The text of the whole grid, one line per row, without the blanks at the ends of lines.
    package var text: String {
        lines { $0.text }
    }

    /// The roles of the whole grid by their ``Role/letter``; a blank cell without meaning is a blank.
    package var roles: String {
        lines { $0.isBlankGround ? " " : String($0.role.letter) }
    }

    /// The cells with this emphasis as `#`, the others as blanks.
    package func picture(of emphasis: Emphasis) -> String {
        lines { $0.emphasis.contains(emphasis) ? "#" : " " }
    }

    private func lines(_ letter: (FrameCell) -> String) -> String {
        (0..<grid.rows).map { row in
            let line = cells[row * grid.columns..<(row + 1) * grid.columns].map(letter).joined()
            let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
            return String(line[..<end])
        }.joined(separator: "\n")
    }
}

extension FrameCell {
    fileprivate var isBlankGround: Bool { self == .blank }
}
