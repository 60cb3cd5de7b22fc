package import Catalog
package import Terminal

/// What the summary pane shows of a relation, as plain text for a pipe or a terminal without a browser.
///
/// Nothing is cut for lack of room, and nothing in it can harm a terminal.
package struct StructureText: Sequence, Sendable {
    private let document: Document
    private let glyphs: Glyphs

    package init(_ structure: Structure, glyphs: Glyphs) {
        self.glyphs = glyphs
        document = Document(StructureSections(structure, glyphs: glyphs).summary)
    }

    /// The lines, drawn a few at a time, so that a table of 1,600 columns costs little memory.
    package func makeIterator() -> some IteratorProtocol<Substring> {
        stride(from: 0, to: document.lineCount, by: Self.portion).lazy.flatMap(lines).makeIterator()
    }

    private func lines(from first: Int) -> [Substring] {
        let rows = Swift.min(Self.portion, document.lineCount - first)
        var frame = Frame(Size(columns: Self.width, rows: rows), glyphs: glyphs)
        document.draw(in: &frame, from: first)
        return frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static let portion = 50
    /// Wide enough for what people write; a longer default or comment ends in an ellipsis.
    private static let width = 1_000
}
