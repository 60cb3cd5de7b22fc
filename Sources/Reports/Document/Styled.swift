package import Terminal

/// A piece of text with one meaning.
package struct Styled: Hashable, Sendable, ExpressibleByStringLiteral {
    package var text: String
    package var role: Role
    package var emphasis: Emphasis

    package init(_ text: String, _ role: Role = .body, _ emphasis: Emphasis = []) {
        (self.text, self.role, self.emphasis) = (text, role, emphasis)
    }

    package init(stringLiteral text: String) { self.init(text) }

    package static let empty = Styled("")

    /// The same text in as many lines as it takes.
    package func wrapped(to width: Int, in glyphs: Glyphs) -> [Styled] {
        TextWrap(text, width: width, in: glyphs).withoutHangingBlanks.map { Styled($0, role, emphasis) }
    }

    package func columns(in glyphs: Glyphs) -> Int { TextWidth.columns(of: text, in: glyphs) }
}

extension [Styled] {
    /// How wide they are one behind the other.
    package func columns(in glyphs: Glyphs) -> Int { reduce(0) { $0 + $1.columns(in: glyphs) } }
}

extension Frame {
    /// Writes pieces one behind the other; the one that does not fit is cut.
    ///
    /// Answers the columns they take.
    @discardableResult
    package mutating func draw(_ pieces: [Styled], at column: Int, row: Int, width limit: Int? = nil) -> Int {
        let end = column + (limit ?? size.columns - column)
        var place = column
        for (index, piece) in pieces.enumerated() where place < end {
            let isLast = pieces[(index + 1)...].allSatisfy(\.text.isEmpty)
            // A piece that fills the room to its end still has to say that others follow.
            let room = end - place
            if !isLast, piece.columns(in: glyphs) == room {
                draw(
                    piece.text + " ", at: place, row: row, role: piece.role, emphasis: piece.emphasis,
                    width: room, overflow: .ellipsis)
                return end - column
            }
            place += draw(
                piece.text, at: place, row: row, role: piece.role, emphasis: piece.emphasis, width: room,
                overflow: .ellipsis)
        }
        return place - column
    }

    /// Writes lines below one another, from the second column on; the last that fits says when there are more.
    package mutating func draw(_ lines: [Styled], upTo rows: Int) {
        for (row, line) in lines.prefix(rows).enumerated() {
            let isCut = row == rows - 1 && lines.count > rows
            draw(
                isCut ? "\(line.text) \(glyphs.ellipsis)" : line.text, at: 1, row: row, role: line.role,
                overflow: .ellipsis)
        }
    }
}
