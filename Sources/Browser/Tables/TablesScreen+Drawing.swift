import Catalog
import Reports
package import Terminal

extension TablesScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        let layout = TablesLayout(self, in: context)
        frame.within(area) { frame in
            if let headline = layout.headline { drawHeadline(in: &frame, headline) }
            if let border = layout.border { drawBorder(in: &frame, column: border, rows: layout.list) }
            frame.within(layout.list) { drawList(in: &$0, context: context) }
            if let pane = layout.pane { frame.within(pane) { drawPane(in: &$0, context: context) } }
        }
    }

    private func drawHeadline(in frame: inout Frame, _ area: Rect) {
        let hint = [Styled("m", .hintKey), Styled(" opens", .hint)]
        let width = hint.reduce(0) { $0 + $1.columns(in: frame.glyphs) }
        let column = area.columns - width - 1
        frame.draw(
            project.headline(in: frame.glyphs, width: column - 3), at: 1, row: area.row, width: column - 3)
        frame.draw(hint, at: column, row: area.row)
    }

    private func drawBorder(in frame: inout Frame, column: Int, rows: Rect) {
        for row in rows.rowRange { frame.draw(frame.glyphs.vertical, at: column, row: row, role: .border) }
    }

    private func drawPane(in frame: inout Frame, context: Context) {
        if let view = pane.shown { return view.drawSummary(in: &frame) }
        if let problem = pane.problem { return problem.draw(in: &frame, area: frame.bounds, keys: "") }
        if pane.isWaiting {
            Waiting("Reading the structure").draw(in: &frame, area: frame.bounds, context: context)
        }
    }

    private func drawList(in frame: inout Frame, context: Context) {
        guard let list else { return drawAbsence(in: &frame, context: context) }
        guard !list.lines.isEmpty else { return drawEmptiness(of: list, in: &frame) }
        let columns = TableListColumns(list, width: frame.size.columns)
        drawHeads(columns, in: &frame)
        for (row, line) in view.visible.enumerated() {
            TableListLine(list: list, line: line, isFirst: row == 0, isSelected: line == view.selection)
                .draw(columns, in: &frame, row: row + 1)
        }
    }

    private func drawHeads(_ columns: TableListColumns, in frame: inout Frame) {
        let heads: [(Rect?, String, Alignment)] = [
            (columns.schema, "schema", .leading), (columns.name, "name", .leading),
            (columns.kind, "kind", .leading), (columns.rows, "~rows", .trailing),
            (columns.size, "size", .trailing),
            (columns.note, "notes", .leading),
        ]
        for case (let place?, let title, let alignment) in heads {
            frame.draw(
                title, at: place.column, row: 0, role: .title, width: place.columns, alignment: alignment,
                overflow: .ellipsis)
        }
    }

    /// There is no list yet, or there never was one.
    private func drawAbsence(in frame: inout Frame, context: Context) {
        if let problem = overview.problem ?? context.link.problem, !overview.isWaiting {
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again   ? keys   q quits")
        }
        let what =
            if case .connecting(let what) = context.link, !what.isEmpty { what } else { "Reading the tables" }
        Waiting(what).draw(in: &frame, area: frame.bounds, context: context)
    }

    private func drawEmptiness(of list: TableList, in frame: inout Frame) {
        let problem =
            list.filter.isEmpty
            ? Problem(
                "There are no tables in this database that you may see.",
                remedy: emptinessRemedy)
            : Problem("No table matches “\(list.filter)”.", remedy: "Esc shows all \(list.count) again.")
        problem.drawCalmly(in: &frame, area: frame.bounds)
    }

    private var emptinessRemedy: String {
        project == .none
            ? "S shows the server's own schemas, R reads again."
            : "m shows the migrations that would create them, R reads again."
    }
}
