package import Reports
package import Terminal
import Verification

extension DriftScreen {
    package func absence(in context: Context) -> ListAbsence? {
        guard let drift else {
            return answer.problem.map { .failed($0) } ?? .waiting("Comparing the database with \(side.words)")
        }
        guard drift.differences.isEmpty else { return nil }
        let tables = Numbers.count(drift.counts.tables, "table")
        let columns = Numbers.count(drift.counts.columns, "column")
        let sentences = [drift.method.sentence] + drift.unmade.map(\.sentence)
        return .calm(
            Problem(
                "No drift: \(tables) with \(columns) are as in \(drift.against).",
                remedy: sentences.joined(separator: " ")))
    }

    /// The summary, how it was found, and what PostgreSQL could not describe.
    package func summaryLines(in context: Context) -> [Styled] {
        guard let drift, !drift.differences.isEmpty else { return [] }
        let summary = "\(drift.summary.capitalisedFirst), against \(drift.against)."
        let said =
            [Styled(summary, drift.isInStep ? .info : .caution), Styled(drift.method.sentence, .info)]
            + drift.unmade.map { Styled($0.sentence, .caution) }
        return said.flatMap { $0.wrapped(to: context.body.columns - 2, in: context.glyphs) }
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

extension Drift.Unmade {
    fileprivate var sentence: String { "PostgreSQL could not describe \(name.display): \(reason)." }
}
