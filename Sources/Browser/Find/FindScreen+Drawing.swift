import Catalog
package import Reports
import Rows
import SQL
package import Terminal

extension FindScreen {
    package func location(in context: Context) -> Location {
        let path = ["find", value?.text].compactMap(\.self).joined(
            separator: " \(context.glyphs.breadcrumb) ")
        return Location(path: path)
    }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(
            Rect(context.body), summary: summaryLines(in: context).count,
            heads: finds.isEmpty ? 0 : 1, count: lineCount)
    }

    package func absence(in context: Context) -> ListAbsence? {
        if let problem = planning.problem { return .failed(problem) }
        guard value != nil else {
            return .calm(Problem("Nothing is looked for.", remedy: "f asks for a value."))
        }
        if planning.isWaiting { return .waiting("Reading which columns could hold it") }
        return nil
    }

    /// How far it has come, and what is done now.
    package func summaryLines(in context: Context) -> [Styled] {
        summary.map { $0.wrapped(to: context.body.columns - 2, in: context.glyphs) } ?? []
    }

    private var summary: Styled? {
        guard let value, planning.value != nil else { return nil }
        let left = steps.reduce(0) { $0 + $1.columns.count }
        let report = FindReport(value: value, finds: finds, columnCount: columnCount, leftOut: left)
        guard let step = steps.first else { return Styled(report.summary, .hint) }
        let done = "\(Numbers.exact(Int64(columnCount - left))) of \(Numbers.count(columnCount, "column"))"
        guard looking.isWaiting else {
            return Styled("Stopped after \(done) that could hold it; + goes on.", .caution)
        }
        return Styled("Looked into \(done) that could hold it; \(step.words).", .hint)
    }

    package func drawList(in frame: inout Frame, context: Context) {
        guard !finds.isEmpty else { return }
        let (tables, columns) = (widest(\.table, in: frame), widest(\.columnNames, in: frame))
        let table = min(max(5, tables), max(8, frame.size.columns / 2 - 8))
        let column = min(max(6, columns), max(8, frame.size.columns - table - 26))
        let (second, third) = (table + 4, table + column + 6)
        for (title, place) in [("table", 2), ("column", second), ("rows", third)] {
            frame.draw(title, at: place, row: 0, role: .title)
        }
        for (row, line) in view.visible.enumerated() {
            let find = finds[line]
            frame.draw(find.table, at: 2, row: row + 1, width: table, overflow: .ellipsis)
            frame.draw(find.columnNames, at: second, row: row + 1, width: column, overflow: .ellipsis)
            frame.draw(
                find.words.text, at: third, row: row + 1, role: find.words.role,
                width: frame.size.columns - third, overflow: .ellipsis)
        }
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(row: row + 1, cursor: Rect(column: 2, row: row + 1, columns: table, rows: 1))
    }

    private func widest(_ text: (Find) -> String, in frame: Frame) -> Int {
        finds.reduce(0) { max($0, TextWidth.columns(of: text($1), in: frame.glyphs)) }
    }
}

extension FindStep {
    /// What is being done.
    fileprivate var words: String {
        guard let table else { return "asking indexes" }
        return "reading \(table.name)" + (table.size.map { ", \($0)" } ?? "")
    }
}
