package import Reports
package import Terminal
import Verification

extension DriftScreen {
    package func absence(in context: Context) -> ListAbsence? {
        guard let drift else {
            let waiting = ListAbsence.waiting(side.waiting)
            return comparing.problem.map { .failed($0) } ?? waiting
        }
        return drift.differences.isEmpty ? .calm(drift.calm) : nil
    }

    /// The summary, how it was found, and what PostgreSQL could not describe.
    package func summaryLines(in context: Context) -> [Styled] {
        guard let drift, !drift.differences.isEmpty else { return [] }
        let headline = Styled(drift.headline.capitalisedFirst + ".", drift.isInStep ? .info : .caution)
        return ([headline] + drift.remarks.map(\.styled)).flatMap {
            $0.wrapped(to: context.body.columns - 2, in: context.glyphs)
        }
    }

    package func drawList(in frame: inout Frame, context: Context) {
        for (row, line) in view.visible.prefix(frame.size.rows).enumerated() {
            tree.draw(line, in: &frame, row: row)
        }
        frame.mark(needle)
        guard let row = view.selectedLine, let line = view.selection else { return }
        let column = tree.column(of: line)
        let room = Rect(column: column, row: row, columns: max(1, frame.size.columns - column), rows: 1)
        frame.drawSelection(row: row, cursor: room)
    }

    package var detailTitle: String { view.selection.map(tree.group) ?? "" }
}
