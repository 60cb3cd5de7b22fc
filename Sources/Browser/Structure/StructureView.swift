package import Catalog
import Reports
package import Terminal

/// What the catalog says about one relation, a tab at a time.
///
/// A tab is put into lines when it is shown; drawing costs what is seen. One line of it is selected, to be copied.
package struct StructureView: Equatable, Sendable {
    package private(set) var structure: Structure
    let glyphs: Glyphs
    private(set) var tab = TableTab.rows
    /// The lines of the tab.
    private(set) var document = Document.empty
    private var statistics = Document.empty
    var view = Viewport()
    var shift = DocumentShift()
    var needle = ""

    package init(_ structure: Structure, glyphs: Glyphs) {
        (self.structure, self.glyphs) = (structure, glyphs)
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
        if tab == .statistics { document = self.statistics }
    }

    /// Shows another tab from its beginning; nothing of the structure is seen beside the rows.
    package mutating func show(_ tab: TableTab) {
        guard tab != self.tab else { return }
        (self.tab, view, shift) = (tab, Viewport(), DocumentShift())
        document = lines(of: tab)
    }

    /// Takes what the catalog says now, without moving what is seen.
    package mutating func renew(_ structure: Structure) {
        guard structure != self.structure else { return }
        self.structure = structure
        document = lines(of: tab)
    }

    private func lines(of tab: TableTab) -> Document {
        let parts = StructureSections(structure, glyphs: glyphs)
        return switch tab {
        case .rows: .empty
        case .columns: Document(parts.columns)
        case .indexes: Document(parts.indexes)
        case .keys: Document(parts.keys)
        case .definition: Document(parts.definition)
        case .statistics: statistics
        }
    }
}
