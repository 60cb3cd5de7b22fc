import Reports
package import Terminal
import Verification

extension DriftScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        let layout = DriftLayout(self, in: context)
        frame.within(area) { frame in
            if let problem = comparing.problem, drift == nil {
                return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again   q goes back")
            }
            guard let drift else {
                let waiting = Waiting("Comparing the database with \(side.words)")
                return waiting.draw(in: &frame, area: frame.bounds, context: context)
            }
            guard !drift.differences.isEmpty else {
                return drift.calm.drawCalmly(in: &frame, area: frame.bounds)
            }
            drawFindings(in: &frame, layout.findings)
            drawList(in: &frame, layout.list)
            if let rule = layout.rule { drawRule(in: &frame, rule) }
            frame.within(layout.page.inset(columns: 1, rows: 0)) { frame in
                page(in: context).draw(
                    in: &frame, from: scroll.top, skipping: scroll.skipping, marking: isReading ? needle : "")
            }
        }
    }

    /// The summary, how it was found, and what PostgreSQL could not describe.
    func findingLines(width: Int, glyphs: Glyphs) -> [Styled] {
        guard let drift, !drift.differences.isEmpty else { return [] }
        let sheet = Sheet.screen(width: width, glyphs: glyphs)
        let headline = Styled(drift.headline.capitalisedFirst + ".", drift.isInStep ? .info : .caution)
        return ([headline] + drift.remarks.map(\.styled)).flatMap { sheet.wrapped($0).joined() }
    }

    private func drawFindings(in frame: inout Frame, _ area: Rect) {
        frame.draw(findingLines(width: area.columns - 2, glyphs: frame.glyphs), upTo: area.rows)
    }

    private func drawList(in frame: inout Frame, _ area: Rect) {
        frame.within(area) { frame in
            for (row, line) in view.visible.prefix(frame.size.rows).enumerated() {
                tree.draw(line, isSelected: line == view.selection, in: &frame, row: row)
            }
            if !needle.isEmpty { frame.mark(needle) }
        }
    }

    private func drawRule(in frame: inout Frame, _ area: Rect) {
        frame.draw(
            String(repeating: frame.glyphs.horizontal, count: area.columns), at: 0, row: area.row,
            role: .border)
        guard let line = view.selection else { return }
        frame.draw(
            " \(tree.group(of: line)) ", at: 2, row: area.row, role: .title, width: area.columns - 4,
            overflow: .ellipsis)
    }
}
