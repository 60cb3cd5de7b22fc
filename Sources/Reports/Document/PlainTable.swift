import Terminal

/// Columns side by side, as wide as what stands in them, for people to read.
package struct PlainTable {
    package enum Alignment { case left, right }

    private let titles: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    package init(_ columns: [(title: String, alignment: Alignment)]) {
        titles = columns.map(\.title.visible)
        alignments = columns.map(\.alignment)
    }

    /// Every character that a terminal must not see is made visible here.
    package mutating func append(_ cells: [String]) {
        precondition(cells.count == titles.count, "a row has one cell for every column")
        rows.append(cells.map(\.visible))
    }

    /// The titles and the rows, a line each; nothing stands behind the last text of a line.
    package var text: String { text(of: [titles] + rows) }

    /// The rows alone.
    package var body: String { text(of: rows) }

    private func text(of lines: [[String]]) -> String {
        let widths = titles.indices.map { column in
            lines.reduce(0) { max($0, TextWidth.columns(of: $1[column])) }
        }
        return lines.map { line(of: $0, widths) + "\n" }.joined()
    }

    private func line(of cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - TextWidth.columns(of: cell))
            let gap = column == 0 ? "" : "  "
            line += gap + (alignments[column] == .right ? padding + cell : cell + padding)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
