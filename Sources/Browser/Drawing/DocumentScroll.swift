package import Reports
package import Terminal

/// Which part of a ``Document`` is seen.
///
/// Knows nothing about the document between two calls, so that it may become another one at any time.
package struct DocumentScroll: Hashable, Sendable {
    /// The first line that is seen.
    package private(set) var top = 0
    package private(set) var shift = DocumentShift()

    package init() {}

    package mutating func move(
        _ motion: Motion, count: Int?, in document: Document, size: Size, glyphs: Glyphs
    ) {
        let times = min(count ?? 1, document.lineCount)
        let (page, half) = (max(1, size.rows - 1), max(1, size.rows / 2))
        switch motion {
        case .down: top += times
        case .up: top -= times
        case .pageDown: top += times * page
        case .pageUp: top -= times * page
        case .halfPageDown: top += times * half
        case .halfPageUp: top -= times * half
        case .top: top = (count ?? 1) - 1
        case .bottom: top = (count ?? document.lineCount) - 1
        case .right, .nextColumn, .left, .previousColumn, .firstColumn, .lastColumn:
            shift.move(motion, count: count, in: document, width: size.columns, glyphs: glyphs)
        }
        top = max(0, min(top, document.lineCount - size.rows))
    }

    /// Brings the first line with the text into view, from a line on and then from the beginning.
    ///
    /// Answers whether there is one.
    @discardableResult
    package mutating func find(
        _ text: String, from line: Int, in document: Document, size: Size, glyphs: Glyphs
    ) -> Bool {
        let lines = document.lines(with: text)
        return show(
            lines.first { $0 >= line } ?? lines.first, with: text, of: document, size: size, glyphs: glyphs)
    }

    /// Brings another line with the text into view, around the end.
    ///
    /// Answers whether there is one.
    @discardableResult
    package mutating func findNext(
        _ text: String, backwards: Bool, in document: Document, size: Size, glyphs: Glyphs
    ) -> Bool {
        let lines = document.lines(with: text)
        let next = backwards ? lines.last { $0 < top } ?? lines.last : lines.first { $0 > top } ?? lines.first
        return show(next, with: text, of: document, size: size, glyphs: glyphs)
    }

    private mutating func show(
        _ line: Int?, with text: String, of document: Document, size: Size, glyphs: Glyphs
    ) -> Bool {
        guard let line else { return false }
        top = max(0, min(line, document.lineCount - size.rows))
        shift.move(toSee: text, in: line, of: document, width: size.columns, glyphs: glyphs)
        return true
    }
}

extension Document {
    /// The lines in which a text occurs, whatever its case.
    func lines(with text: String) -> [Int] {
        (0..<lineCount).lines(saying: text, self.text)
    }
}
