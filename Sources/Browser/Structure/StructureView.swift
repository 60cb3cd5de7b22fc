package import Catalog
package import Reports
package import Terminal

/// What the catalog says about one relation, ready to be drawn: as one page, or a tab at a time.
///
/// Everything is put into lines once, when the structure arrives; drawing costs what is seen. One line of a tab is
/// selected, to be copied.
package struct StructureView: Equatable, Sendable {
    package let structure: Structure
    let glyphs: Glyphs
    private let documents: [TableTab: Document]
    private let summary: Document
    private(set) var tab = TableTab.columns
    private var statistics = Document.empty
    var view = Viewport()
    var shift = DocumentShift()
    var needle = ""

    package init(_ structure: Structure, glyphs: Glyphs) {
        (self.structure, self.glyphs) = (structure, glyphs)
        let parts = StructureSections(structure, glyphs: glyphs)
        documents = [
            .columns: Document(parts.columns), .indexes: Document(parts.indexes),
            .keys: Document(parts.keys), .definition: Document(parts.definition),
        ]
        summary = Document(parts.summary)
    }

    /// Everything on one page, for the pane beside the table list.
    ///
    /// What else is to be said comes below the first line, as much on a line as fits.
    package func drawSummary(in frame: inout Frame, saying notes: [Styled]) {
        let sheet = Sheet.screen(width: frame.size.columns, glyphs: glyphs)
        summary.inserting(sheet.listed(notes), at: 1).drawBeginning(in: &frame)
    }

    /// Draws the tab into the whole current area.
    package func draw(in frame: inout Frame) {
        frame.within(frame.bounds.inset(columns: 1, rows: 0)) { frame in
            document.draw(in: &frame, from: view.first, movedBy: shift.columns, marking: needle)
        }
        if let line = view.selectedLine { frame.draw(frame.glyphs.marker, at: 0, row: line, role: .marker) }
        let (edge, last) = (frame.size.columns - 1, frame.size.rows - 1)
        if view.first + last + 1 < document.lineCount {
            frame.draw(frame.glyphs.below, at: edge, row: last, role: .marker)
        }
    }

    /// Whether the statistics are still to be asked for.
    package var lacksStatistics: Bool { statistics == .empty }

    package mutating func show(_ statistics: [ColumnStatistics]) {
        self.statistics = Document(StatisticsSections(statistics, of: structure, glyphs: glyphs).sections)
    }

    /// Shows another tab from its beginning; `rows` is not one of them.
    package mutating func show(_ tab: TableTab) {
        guard tab != self.tab else { return }
        (self.tab, view, shift) = (tab, Viewport(), DocumentShift())
    }

    var document: Document { tab == .statistics ? statistics : documents[tab] ?? .empty }
}
