import Catalog
import Reports
package import Terminal

extension TablesScreen {
    package func drawSummary(in frame: inout Frame, context: Context) {
        let hint = [Styled("m", .hintKey), Styled(" opens", .hint)]
        let column = frame.size.columns - hint.reduce(0) { $0 + $1.columns(in: frame.glyphs) } - 1
        frame.draw(
            project.headline(in: frame.glyphs, width: column - 3), at: 1, row: 0, width: column - 3)
        frame.draw(hint, at: column, row: 0)
    }

    package func drawDetail(in frame: inout Frame, context: Context) {
        guard widthBesidePane(in: context) != nil else {
            let notes = selected.flatMap {
                list?.footnote(of: $0, width: frame.size.columns, in: frame.glyphs)
            }
            return frame.draw(notes ?? [], upTo: frame.size.rows)
        }
        if let summary = pane.shown {
            return summary.draw(in: &frame, saying: list?.badges(of: summary.relation) ?? [])
        }
        if let problem = pane.problem { return problem.draw(in: &frame, area: frame.bounds, keys: "") }
        if pane.isWaiting {
            Waiting("Reading the structure").draw(in: &frame, area: frame.bounds, context: context)
        }
    }

    package func drawList(in frame: inout Frame, context: Context) {
        guard let list else { return }
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

    package func absence(in context: Context) -> ListAbsence? {
        guard let list else { return lackOfList(in: context) }
        guard list.lines.isEmpty else { return nil }
        guard !list.filter.isEmpty else {
            return .calm(
                Problem("There are no tables in this database that you may see.", remedy: emptinessRemedy))
        }
        return .calm(
            Problem("No table matches “\(list.filter)”.", remedy: "Esc shows all \(list.count) again."))
    }

    /// There is no list yet, or there never was one.
    private func lackOfList(in context: Context) -> ListAbsence {
        if let problem = overview.problem ?? context.link.problem, !overview.isWaiting {
            return .failed(problem, keys: "R tries again   ? keys   q quits")
        }
        if case .connecting(let what) = context.link, !what.isEmpty { return .waiting(what) }
        return .waiting("Reading the tables")
    }

    private var emptinessRemedy: String {
        project == .none
            ? "S shows the server's own schemas, R reads again."
            : "m shows the migrations that would create them, R reads again."
    }
}
