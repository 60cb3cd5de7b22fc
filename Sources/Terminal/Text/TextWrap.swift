/// The lines of a text in a given width, one after the other.
///
/// Breaks at line ends (which belong to no line), else behind the last blank that fits, else anywhere between
/// characters. Lazy: the first screen of a megabyte costs a screen. To go on from a known place, wrap the rest of the
/// text: a line is a part of the text, so `text[line.endIndex...]`.
package struct TextWrap: Sequence, Sendable {
    private let text: Substring
    private let width: Int
    private let glyphs: Glyphs

    package init(_ text: some StringProtocol, width: Int, in glyphs: Glyphs = .unicode) {
        self.text = Substring(text)
        self.width = Swift.max(1, width)
        self.glyphs = glyphs
    }

    /// All lines, each without the blanks it was broken behind: drawn to the edge, they would count as text that does
    /// not fit.
    package var withoutHangingBlanks: [String] {
        map { line in
            var line = line
            while line.last == " " { line = line.dropLast() }
            return String(line)
        }
    }

    package func makeIterator() -> Iterator { Iterator(rest: text, width: width, glyphs: glyphs) }

    package struct Iterator: IteratorProtocol {
        private var rest: Substring?
        private let width: Int
        private let glyphs: Glyphs

        init(rest: Substring, width: Int, glyphs: Glyphs) {
            self.rest = rest
            self.width = width
            self.glyphs = glyphs
        }

        package mutating func next() -> Substring? {
            guard let text = rest else { return nil }
            let scalars = text.unicodeScalars
            let end = scalars.index(text.startIndex, offsetBy: lineLength(of: text))
            rest = rest(of: text, from: end)
            return text[text.startIndex..<end]
        }

        /// What follows a line that ends at `end`; `nil` when the text is over.
        private func rest(of text: Substring, from end: Substring.Index) -> Substring? {
            guard end < text.endIndex else { return nil }
            guard text.unicodeScalars[end] == "\n" else { return text[end...] }
            // A line end at the very end still has an (empty) line behind it.
            return text[text.unicodeScalars.index(after: end)...]
        }

        /// The number of scalars in the first line.
        private func lineLength(of text: Substring) -> Int {
            var iterator = VisibleText(text, in: glyphs).makeIterator()
            var columns = 0
            var lastFit = 0
            var lastBlank: Int?
            while true {
                if iterator.isBetweenScalars {
                    lastFit = iterator.consumed
                    if iterator.isAtLineEnd { return lastFit }
                }
                guard let glyph = iterator.next() else { return lastFit }
                columns += glyph.width
                if columns > width {
                    // A blank may hang over the edge, where nobody sees it.
                    return glyph.scalar == " " ? iterator.consumed : lastBlank ?? Swift.max(1, lastFit)
                }
                if glyph.scalar == " " { lastBlank = iterator.consumed }
            }
        }
    }
}
