package import Terminal

/// What a document is written on: how wide its lines may be, with which signs, and whether keys work there.
///
/// The same document is scrolled through on a screen and printed by a subcommand; what differs between the two is only this.
package struct Sheet: Hashable, Sendable {
    package let width: Int
    package let glyphs: Glyphs
    /// Whether a person reads it in the browser, where a note may name a key.
    package let hasKeys: Bool

    private init(width: Int, glyphs: Glyphs, hasKeys: Bool) {
        (self.width, self.glyphs, self.hasKeys) = (max(1, width), glyphs, hasKeys)
    }

    /// A part of the screen.
    package static func screen(width: Int, glyphs: Glyphs) -> Sheet {
        Sheet(width: width, glyphs: glyphs, hasKeys: true)
    }

    /// Standard output, where whoever reads breaks the lines.
    package static func plain(_ glyphs: Glyphs) -> Sheet {
        Sheet(width: .max / 2, glyphs: glyphs, hasKeys: false)
    }

    /// A text in lines that fit.
    package func wrapped(_ text: String, _ role: Role = .body, _ emphasis: Emphasis = []) -> [[Styled]] {
        wrapped(Styled(text, role, emphasis))
    }

    /// A piece in lines that fit.
    package func wrapped(_ piece: Styled) -> [[Styled]] {
        piece.wrapped(to: width, in: glyphs).map { [$0] }
    }

    /// Pieces behind one another with commas between them, as many on a line as fit.
    package func listed(_ pieces: [Styled]) -> [[Styled]] {
        var (lines, used): ([[Styled]], Int) = ([], 0)
        for (index, piece) in pieces.enumerated() {
            let comma = Styled(index == pieces.count - 1 ? "" : ", ", .dim)
            let columns = piece.columns(in: glyphs) + (comma.text.isEmpty ? 0 : 1)
            if lines.isEmpty || used + columns > width { (lines, used) = (lines + [[]], 0) }
            lines[lines.count - 1] += [piece, comma]
            used += columns + 1
        }
        return lines
    }

    /// The changes of a unified diff in their colours, uncut.
    package func diff(_ text: String) -> [[Styled]] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { [Styled(String($0), Self.role(ofDiffLine: $0))] }
    }

    private static func role(ofDiffLine line: Substring) -> Role {
        switch line.first {
        case "+" where !line.hasPrefix("+++"): .success
        case "-" where !line.hasPrefix("---"): .danger
        case "@": .info
        case "+", "-": .title
        default: .dim
        }
    }
}
