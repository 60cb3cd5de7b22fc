extension String {
    /// The text with its line breaks, and everything else a terminal must not see as a visible mark.
    package var safeForTerminal: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(
            separator: "\n")
    }

    /// The text on one line, every hostile character as a visible mark.
    package var visible: String { visible(in: .unicode) }

    /// The same with only such signs as the terminal can show.
    package func visible(in glyphs: Glyphs) -> String {
        var safe = String.UnicodeScalarView()
        for glyph in VisibleText(self, in: glyphs) {
            safe.append(glyph.scalar)
            safe.append(contentsOf: glyph.marks)
        }
        return String(safe)
    }
}
