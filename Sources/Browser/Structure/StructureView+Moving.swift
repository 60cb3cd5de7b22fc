import Catalog
import Reports
package import Terminal

extension StructureView {
    /// Moves the selection, and what is seen sideways, in an area of such a size.
    package mutating func move(_ motion: Motion, count: Int?, size: Size) {
        fit(size)
        guard !view.move(motion, count: count) else { return }
        shift.move(motion, count: count, in: document, width: Self.width(size), glyphs: glyphs)
    }

    package mutating func turnWheel(by lines: Int, size: Size) {
        fit(size)
        view.wheel(by: lines)
    }

    /// Selects the line in a row of the area.
    package mutating func select(row: Int, size: Size) {
        fit(size)
        guard view.visible.contains(view.first + row) else { return }
        view.select(view.first + row)
    }

    /// Searches the tab; the first line from the selected one on that has the text is selected.
    ///
    /// Answers whether there is one.
    package mutating func search(_ text: String, size: Size) -> Bool {
        needle = text
        fit(size)
        let lines = document.lines(with: text)
        view.select(firstOf: lines)
        if !lines.isEmpty { seeNeedle(size) }
        return !lines.isEmpty
    }

    /// Answers whether there is a match.
    package mutating func repeatSearch(backwards: Bool, size: Size) -> Bool {
        fit(size)
        guard view.select(nextOf: document.lines(with: needle), backwards: backwards) else { return false }
        seeNeedle(size)
        return true
    }

    /// Whether there was a search to forget.
    package mutating func forgetSearch() -> Bool {
        defer { needle = "" }
        return !needle.isEmpty
    }

    /// Whether the selected line only says what stands below it.
    var isOnHeading: Bool { view.selection.map(document.isHeading) ?? false }

    /// The selected line as it is, with nothing cut; `nil` where it is empty.
    var line: String? {
        let text = view.selection.map { document.text(of: $0) } ?? ""
        return text.isEmpty ? nil : text
    }

    /// Everything the tab says.
    var text: String {
        guard tab != .definition else { return DefinitionScript(structure).text }
        return DocumentText(document, glyphs: .unicode).map { $0 + "\n" }.joined()
    }

    /// Begins with the first line that is no heading.
    mutating func fit(_ size: Size) {
        let isNew = view.count == 0
        view.resize(count: document.lineCount, height: size.rows)
        guard isNew, let first = (0..<view.count).first(where: { !document.isHeading($0) }) else { return }
        view.select(first)
    }

    private mutating func seeNeedle(_ size: Size) {
        guard let line = view.selection else { return }
        shift.move(toSee: needle, in: line, of: document, width: Self.width(size), glyphs: glyphs)
    }

    /// Without the columns at the edges.
    private static func width(_ size: Size) -> Int { size.columns - 2 }
}
