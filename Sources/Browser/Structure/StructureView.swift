package import Catalog
package import Terminal

/// What the catalog says about one relation, ready to be drawn: as one page, or a tab at a time.
///
/// Everything is put into lines once, when the structure arrives; drawing costs what is seen.
package struct StructureView: Equatable, Sendable {
    package let structure: Structure
    private let glyphs: Glyphs
    private let documents: [TableTab: Document]
    private let summary: Document
    private(set) var tab = TableTab.columns
    private var statistics = Document.empty
    private var view = Viewport()
    private var skipping = 0
    private var needle = ""

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
    package func drawSummary(in frame: inout Frame) { summary.draw(in: &frame, from: 0) }

    /// Draws the tab into the whole current area.
    package func draw(in frame: inout Frame) {
        var view = view
        view.resize(count: document.lineCount, height: frame.size.rows)
        document.draw(in: &frame, from: view.first, skipping: skipping, marking: needle)
    }

    /// Whether the statistics are still to be asked for.
    package var lacksStatistics: Bool { statistics == .empty }

    package mutating func show(_ statistics: [ColumnStatistics]) {
        self.statistics = Document(StatisticsSections(statistics, of: structure, glyphs: glyphs).sections)
    }

    /// Shows another tab from its beginning; `rows` is not one of them.
    package mutating func show(_ tab: TableTab) {
        guard tab != self.tab else { return }
        (self.tab, skipping, view) = (tab, 0, Viewport())
    }

    /// Scrolls; sideways by columns of tables.
    package mutating func move(_ motion: Motion, count: Int?, height: Int) {
        view.resize(count: max(0, document.lineCount - height + 1), height: 1)
        let times = count ?? 1
        switch motion {
        case .pageDown: view.move(by: times * max(1, height - 1))
        case .pageUp: view.move(by: -times * max(1, height - 1))
        case .halfPageDown: view.move(by: times * max(1, height / 2))
        case .halfPageUp: view.move(by: -times * max(1, height / 2))
        case .right, .nextColumn: skipping = min(skipping + times, document.maximalSkip)
        case .left, .previousColumn: skipping = max(0, skipping - times)
        case .firstColumn: skipping = 0
        case .lastColumn: skipping = document.maximalSkip
        case .down, .up, .top, .bottom: view.move(motion, count: count)
        }
    }

    /// Searches the tab; the first line from here on that has the text comes into view.
    package mutating func search(_ text: String, height: Int) {
        needle = text
        scroll(to: (view.first..<document.lineCount).first(where: contains), height: height)
    }

    /// Answers whether there is another match.
    @discardableResult
    package mutating func repeatSearch(backwards: Bool, height: Int) -> Bool {
        let next = view.first + 1
        let found =
            backwards
            ? (0..<min(view.first, document.lineCount)).last(where: contains)
            : (min(next, document.lineCount)..<document.lineCount).first(where: contains)
        scroll(to: found, height: height)
        return found != nil
    }

    private func contains(line: Int) -> Bool {
        !needle.isEmpty && document.text(of: line).lowercased().contains(needle.lowercased())
    }

    private mutating func scroll(to line: Int?, height: Int) {
        guard let line else { return }
        view.resize(count: max(0, document.lineCount - height + 1), height: 1)
        view.select(line)
    }

    private var document: Document { tab == .statistics ? statistics : documents[tab] ?? .empty }
}
