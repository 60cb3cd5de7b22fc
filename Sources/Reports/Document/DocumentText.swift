package import Terminal

/// A document as plain text, for a pipe or a terminal without a browser.
///
/// Nothing is cut for lack of room, and nothing in it can harm a terminal. Sections become lines one after the other, so
/// that a table of 1,600 columns costs little memory.
package struct DocumentText: Sequence, Sendable {
    private let document: Document
    private let glyphs: Glyphs

    package init(_ document: Document, glyphs: Glyphs) {
        (self.document, self.glyphs) = (document, glyphs)
    }

    /// The lines, without what ends them.
    package func makeIterator() -> some IteratorProtocol<String> {
        document.sections.lazy.flatMap { [glyphs] in $0.plainLines(in: glyphs) }.makeIterator()
    }
}

extension Document.Section {
    fileprivate func plainLines(in glyphs: Glyphs) -> [String] {
        switch self {
        case .blank: [""]
        case .heading(let title, let note):
            [(note.isEmpty ? title : "\(title)  \(note)").visible(in: glyphs)]
        case .table(let table): PlainTable(table, in: glyphs).lines
        case .rows(let table): PlainTable(table, in: glyphs).bodyLines.map { "  " + $0 }
        case .lines(let lines): lines.map { $0.map(\.text).joined().visible(in: glyphs) }
        case .marked(let lines, _): lines.map { $0.written.visible(in: glyphs) }
        }
    }
}

extension PlainTable {
    /// The columns that have something to show, as wide as what stands in them.
    fileprivate init(_ table: TextTable, in glyphs: Glyphs) {
        self.init(
            table.used.map { index in
                let column = table.columns[index]
                return (column.title, column.alignment)
            }, in: glyphs)
        for row in table.rows { append(table.used.map { row[$0].text }) }
    }
}
