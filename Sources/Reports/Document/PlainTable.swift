package import Terminal

/// Columns side by side, as wide as what stands in them, for people to read.
package struct PlainTable {
    private let titles: [String]
    private let alignments: [Alignment]
    private let glyphs: Glyphs
    private var rows: [[String]] = []

    package init(_ columns: [(title: String, alignment: Alignment)], in glyphs: Glyphs = .unicode) {
        self.glyphs = glyphs
        titles = columns.map { $0.title.visible(in: glyphs) }
        alignments = columns.map(\.alignment)
    }

    /// Every character that a terminal must not see is made visible here.
    package mutating func append(_ cells: [String]) {
        precondition(cells.count == titles.count, "a row has one cell for every column")
        rows.append(cells.map { $0.visible(in: glyphs) })
    }

    /// The titles and the rows, a line each; nothing stands behind the last text of a line.
    package var text: String { lines.map { $0 + "\n" }.joined() }

    /// The rows alone.
    package var body: String { bodyLines.map { $0 + "\n" }.joined() }

    var lines: [String] { lines(of: [titles] + rows) }
    var bodyLines: [String] { lines(of: rows) }

    private func lines(of all: [[String]]) -> [String] {
        let widths = titles.indices.map { column in
            let texts = all.map { TextWidth.columns(of: $0[column]) }
            // One number of 500 digits would move every other one out of sight.
            let fitting = alignments[column] == .trailing ? texts.filter { $0 <= Self.widestNumber } : texts
            return fitting.max() ?? 0
        }
        return all.map { line(of: $0, widths) }
    }

    private static let widestNumber = 40

    private func line(of cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[column] - TextWidth.columns(of: cell)))
            let gap = column == 0 ? "" : "  "
            line += gap + (alignments[column] == .trailing ? padding + cell : cell + padding)
        }
        let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { String(line[..<line.utf8.index(after: $0)]) } ?? ""
    }
}
