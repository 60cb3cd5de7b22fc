package import Reports

/// Which part of a ``Document`` is seen.
///
/// Knows nothing about the document between two calls, so that it may become another one at any time.
package struct DocumentScroll: Hashable, Sendable {
    /// The first line that is seen.
    package private(set) var top = 0
    /// How far it is scrolled sideways, in columns of tables.
    package private(set) var skipping = 0

    package init() {}

    package mutating func move(_ motion: Motion, count: Int?, in document: Document, height: Int) {
        let times = min(count ?? 1, document.lineCount + document.maximalSkip)
        let (page, half) = (max(1, height - 1), max(1, height / 2))
        switch motion {
        case .down: top += times
        case .up: top -= times
        case .pageDown: top += times * page
        case .pageUp: top -= times * page
        case .halfPageDown: top += times * half
        case .halfPageUp: top -= times * half
        case .top: top = (count ?? 1) - 1
        case .bottom: top = (count ?? document.lineCount) - 1
        case .right, .nextColumn: skipping += times
        case .left, .previousColumn: skipping -= times
        case .firstColumn: skipping = 0
        case .lastColumn: skipping = document.maximalSkip
        }
        settle(in: document, height: height)
    }

    /// Brings the first line with the text into view, from a line on and then from the beginning.
    @discardableResult
    package mutating func find(_ text: String, from line: Int, in document: Document, height: Int) -> Bool {
        let lines = document.lines(with: text)
        guard let found = lines.first(where: { $0 >= line }) ?? lines.first else { return false }
        top = found
        settle(in: document, height: height)
        return true
    }

    /// Brings another line with the text into view, around the end.
    @discardableResult
    package mutating func findNext(_ text: String, backwards: Bool, in document: Document, height: Int)
        -> Bool
    {
        let lines = document.lines(with: text)
        let next = backwards ? lines.last { $0 < top } ?? lines.last : lines.first { $0 > top } ?? lines.first
        guard let next else { return false }
        top = next
        settle(in: document, height: height)
        return true
    }

    private mutating func settle(in document: Document, height: Int) {
        top = max(0, min(top, document.lineCount - height))
        skipping = max(0, min(skipping, document.maximalSkip))
    }
}

extension Document {
    /// The lines in which a text occurs, whatever its case.
    fileprivate func lines(with text: String) -> [Int] {
        (0..<lineCount).lines(saying: text, self.text)
    }
}
