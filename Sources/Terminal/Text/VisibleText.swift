/// Text made safe for a terminal, one glyph after the other.
///
/// FrameCell contents are hostile: whatever could move the cursor, turn the direction of writing, hide or join
/// characters becomes a visible mark of known width. Lazy: it reads no further than what is asked for, so drawing
/// 30 columns of a value of a megabyte costs 30 columns.
package struct VisibleText: Sequence, Sendable {
    /// What goes into one cell, or into two when it is wide.
    package struct Glyph: Equatable, Sendable {
        package let scalar: Unicode.Scalar
        package let marks: CombiningMarks
        package let width: Int
        /// Whether this is part of what stands for a hostile character.
        package let isControlMark: Bool
    }

    private let text: Substring
    private let glyphs: Glyphs

    package init(_ text: String, in glyphs: Glyphs = .unicode) { self.init(text[...], in: glyphs) }

    package init(_ text: Substring, in glyphs: Glyphs = .unicode) {
        self.text = text
        self.glyphs = glyphs
    }

    package func makeIterator() -> Iterator { Iterator(text.unicodeScalars.makeIterator(), glyphs) }

    package struct Iterator: IteratorProtocol {
        private var scalars: Substring.UnicodeScalarView.Iterator
        private var ahead: Unicode.Scalar?
        /// The rest of a mark that takes more than one cell.
        private var mark: String.UnicodeScalarView.Iterator?
        private let glyphs: Glyphs
        /// How many scalars the glyphs so far stand for.
        private(set) var consumed = 0

        init(_ scalars: Substring.UnicodeScalarView.Iterator, _ glyphs: Glyphs) {
            self.scalars = scalars
            self.glyphs = glyphs
            ahead = self.scalars.next()
        }

        package mutating func next() -> Glyph? {
            if let scalar = mark?.next() { return part(of: scalar) }
            mark = nil
            guard let scalar = ahead else { return nil }
            advance()
            return switch CharacterClass(of: scalar, in: glyphs) {
            case .plain(let width): glyph(scalar, width: width)
            case .joining, .selector: lonelyMark(scalar)
            case .substitute(let text): begin(text, isControlMark: false)
            case .hostile: begin(ControlMark.text(for: scalar, in: glyphs), isControlMark: true)
            }
        }
    }
}

extension VisibleText.Iterator {
    /// Whether the next glyph begins with a scalar of its own.
    var isBetweenScalars: Bool {
        var mark = mark
        return mark?.next() == nil
    }
    var isAtLineEnd: Bool { ahead == "\n" }

    private mutating func advance() {
        ahead = scalars.next()
        consumed += 1
    }

    /// A base with the marks that follow it; more than fit are counted in a mark of their own.
    private mutating func glyph(
        _ base: Unicode.Scalar, width: Int, marks: CombiningMarks = CombiningMarks(),
        isControlMark: Bool = false
    ) -> VisibleText.Glyph {
        var marks = marks
        var excess = 0
        var mayHaveSelector = true
        // Counting stops somewhere, so that a megabyte of marks on one letter costs no more than a page of text.
        while let mark = ahead, mark.value >= 0x300, excess < 999 {
            switch CharacterClass(of: mark, in: glyphs) {
            case .joining where !marks.isFull: marks.append(mark)
            case .joining: excess += 1
            // One selector may follow a character to choose its picture. Terminals disagree about the width of
            // the result, so it is left out; more than one carries hidden data and is shown.
            case .selector where mayHaveSelector: mayHaveSelector = false
            case .selector: excess += 1
            case .plain, .substitute, .hostile:
                return finish(base, marks, width, excess, isControlMark)
            }
            advance()
        }
        return finish(base, marks, width, excess, isControlMark)
    }

    private mutating func finish(
        _ base: Unicode.Scalar, _ marks: CombiningMarks, _ width: Int, _ excess: Int, _ isControlMark: Bool
    ) -> VisibleText.Glyph {
        if excess > 0 { mark = ControlMark.excess(excess, in: glyphs).unicodeScalars.makeIterator() }
        return VisibleText.Glyph(scalar: base, marks: marks, width: width, isControlMark: isControlMark)
    }

    /// A combining mark without anything to combine with sits on a dotted circle.
    private mutating func lonelyMark(_ scalar: Unicode.Scalar) -> VisibleText.Glyph {
        guard case .joining = CharacterClass(of: scalar, in: glyphs) else {
            return begin(ControlMark.text(for: scalar, in: glyphs), isControlMark: true)
        }
        var marks = CombiningMarks()
        marks.append(scalar)
        return glyph("\u{25CC}", width: 1, marks: marks, isControlMark: true)
    }

    /// The first cell of a text that stands for a character; the rest waits in `mark`.
    private mutating func begin(_ text: String, isControlMark: Bool) -> VisibleText.Glyph {
        var rest = text.unicodeScalars.makeIterator()
        let first = rest.next() ?? " "
        mark = rest
        return part(of: first, isControlMark: isControlMark)
    }

    private func part(of scalar: Unicode.Scalar, isControlMark: Bool = true) -> VisibleText.Glyph {
        VisibleText.Glyph(
            scalar: scalar, marks: CombiningMarks(), width: TextWidth.columns(of: scalar),
            isControlMark: isControlMark)
    }
}
