import Reports
import Rows
import Terminal

/// The line above the rows that says which of them are meant and how they are sorted.
struct ArrangementLine {
    private let parts: [Styled]

    /// Nothing for all rows in their own order.
    init(_ source: RowSource?, glyphs: Glyphs) {
        guard let source, source.isArranged else {
            parts = []
            return
        }
        let filter = source.filter.map { filter -> [Styled] in
            [Styled("where ", .hint)]
                + (SQLColours.lines(of: filter.text.replacing("\n", with: " ")).first ?? [])
        }
        let sort = source.sort.isEmpty ? [] : [Styled("order by ", .hint), Styled(source.sort.text)]
        parts = [filter ?? [], sort].filter { !$0.isEmpty }.joined(separator: [Styled("   ")]).map { $0 }
    }

    /// How many lines it takes.
    var count: Int { parts.isEmpty ? 0 : 1 }

    func draw(in frame: inout Frame) {
        var column = 1
        for part in parts where column < frame.size.columns {
            column += frame.draw(
                part.text, at: column, row: 0, role: part.role, width: frame.size.columns - column,
                overflow: .ellipsis)
        }
    }
}
