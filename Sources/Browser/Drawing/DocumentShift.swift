import Reports
import Terminal

/// How far a ``Document`` is moved to the left, in columns, so that the ends of long lines are seen.
package struct DocumentShift: Hashable, Sendable {
    package private(set) var columns = 0

    private static let step = 8

    /// Moves sideways in an area of such a width; no other motion means anything to it.
    mutating func move(_ motion: Motion, count: Int?, in document: Document, width: Int, glyphs: Glyphs) {
        let excess = document.excess(in: width, glyphs: glyphs)
        let steps = min(max(1, count ?? 1), excess + 1)
        switch motion {
        case .right, .nextColumn: columns += steps * Self.step
        case .left, .previousColumn: columns -= steps * Self.step
        case .firstColumn: columns = 0
        case .lastColumn: columns = excess
        case .down, .up, .top, .bottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp: break
        }
        columns = max(0, min(columns, excess))
    }

    /// Moves as far as is needed to see a text in a line, and back to the margin where none is.
    mutating func move(
        toSee needle: String, in line: Int, of document: Document, width: Int, glyphs: Glyphs
    ) {
        columns = document.move(toSee: needle, in: line, width: width, glyphs: glyphs)
    }
}
