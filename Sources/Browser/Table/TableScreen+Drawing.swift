import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension TableScreen {
    package func location(in context: Context) -> Location {
        Location(
            trail: Array(trail.suffix(2)), path: "\(relation.name) \(context.glyphs.breadcrumb) \(tab.title)",
            summary: tab == .rows ? summary(in: context) : "")
    }

    /// What is known about the rows as a whole.
    ///
    /// Nothing about the selected row: moving inside of the screen must not change the header.
    private func summary(in context: Context) -> String {
        let partial = grid?.page.isCutShort ?? false
        let hidden = grid?.hiddenCount ?? 0
        let parts = [
            countWords(in: context),
            share.map { "\($0)%" } ?? "",
            counting.isWaiting ? "counting…" : "",
            partial ? "first \(grid?.page.rowCount ?? 0) only" : "",
            hidden > 0 ? "\(hidden) hidden" : "", marks.words,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// `~48M`, or `~312 of ~48M` under a filter; what is all here is no estimate.
    private func countWords(in context: Context) -> String {
        let all = count.description(at: context.now)
        let here = grid.flatMap { $0.page.isWhole ? Numbers.exact(Int64($0.page.rowCount)) : nil }
        guard let filter = grid?.page.source.filter else {
            return here == nil ? all : Numbers.count(grid?.page.rowCount ?? 0, "row")
        }
        let exact = counted?.filter == filter ? counted?.count?.description(at: context.now) : nil
        let meant = here ?? exact ?? estimate?.rows.map(Numbers.estimate) ?? "some"
        return all.isEmpty ? meant : "\(meant) of \(all)"
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { body in
            if tab == .rows {
                drawRows(in: &body, context: context)
            } else {
                drawStructure(in: &body, context: context)
            }
        }
    }

    private func drawRows(in frame: inout Frame, context: Context) {
        if let grid { return draw(grid, in: &frame, context: context) }
        if let problem = rowsProblem {
            let tabs = opening.value == nil ? "" : "  g2 to g6 show what the catalog says."
            let filter = isRefusedWithFilter ? "  F shows all rows." : ""
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again.\(filter)\(tabs)")
        }
        Waiting("Reading \(relation.name)").draw(in: &frame, area: frame.bounds, context: context)
    }

    private func draw(_ grid: RowGrid, in frame: inout Frame, context: Context) {
        let lines = TroubleLines(trouble, size: frame.size, glyphs: frame.glyphs)
        let arrangement = ArrangementLine(grid.page.source, glyphs: frame.glyphs)
        frame.within(frame.bounds.top(arrangement.count)) { arrangement.draw(in: &$0) }
        frame.within(frame.bounds.droppingTop(arrangement.count).droppingBottom(lines.count)) { rows in
            grid.draw(
                in: &rows, isDimmed: trouble != nil, marking: needle, marked: marks, staged: context.staging)
            drawEmptiness(of: grid, in: &rows)
        }
        frame.within(frame.bounds.bottom(lines.count)) { lines.draw(in: &$0) }
    }

    /// Says why there is nothing to see, where nothing is.
    private func drawEmptiness(of grid: RowGrid, in frame: inout Frame) {
        let words: String? =
            if grid.page.columns.isEmpty {
                "This table has no columns; \(Numbers.count(grid.page.rowCount, "row"))\(grid.page.hasMoreAfter || grid.page.isCutShort ? " at least" : "")."
            } else if grid.layout.isEmpty {
                "All columns are hidden; gH shows them."
            } else if grid.page.isEmpty {
                grid.page.source.emptiness
            } else {
                nil
            }
        if let words { frame.draw(words, at: 1, row: 1, role: .dim, overflow: .ellipsis) }
    }

    private func drawStatisticsAwaited(in frame: inout Frame, context: Context) {
        if let problem = analysing.problem {
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again.")
        }
        Waiting("Reading the statistics of \(relation.name)").draw(
            in: &frame, area: frame.bounds, context: context)
    }

    private func drawStructure(in frame: inout Frame, context: Context) {
        if tab == .statistics, structure?.lacksStatistics == true {
            return drawStatisticsAwaited(in: &frame, context: context)
        }
        if let structure { return structure.draw(in: &frame) }
        if let problem = opening.problem {
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again.")
        }
        Waiting("Reading \(relation.name)").draw(in: &frame, area: frame.bounds, context: context)
    }
}

extension RowPage {
    /// Whether there are no other rows than these.
    fileprivate var isWhole: Bool { !hasMoreBefore && !hasMoreAfter && !isCutShort }
}
