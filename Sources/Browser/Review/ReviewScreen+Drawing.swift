package import Reports
import Review
package import Terminal
import Verification

extension ReviewScreen {
    package func absence(in context: Context) -> ListAbsence? {
        guard let report else {
            return reviewing.problem.map { .failed($0) } ?? .waiting("Reviewing what is pending")
        }
        guard findings.isEmpty else { return nil }
        return .calm(
            Problem(
                report.headline,
                detail: ([report.stop?.text].compactMap(\.self) + report.remarks).joined(separator: " ")))
    }

    /// How grave it is, and of how much nothing is known.
    package func summaryLines(in context: Context) -> [Styled] {
        guard let report, !findings.isEmpty else { return [] }
        let role = report.findings.map(\.severity).min()?.role ?? .info
        return
            ([Styled(report.headline, role)] + [report.stop].compactMap(\.self)
            + report.remarks.map { Styled($0, .dim) }).flatMap {
                $0.wrapped(to: context.body.columns - 2, in: context.glyphs)
            }
    }

    /// The selected finding in full.
    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        guard let selected, let report else { return .empty }
        return selected.document(report.answer(to: selected), on: sheet)
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let room = frame.size.columns
        let width = min(placeWidth, max(8, room / 3))
        for (row, index) in view.visible.prefix(frame.size.rows).enumerated() {
            let finding = findings[index]
            frame.draw(
                finding.severity.mark(in: frame.glyphs), at: 2, row: row, role: finding.severity.role)
            if room >= 60 {
                let place = finding.briefPlace(in: width, frame.glyphs)
                frame.draw(place, at: 4, row: row, role: .dim, width: width)
            }
            let column = room >= 60 ? width + 6 : 4
            frame.draw(
                finding.sentence, at: column, row: row, width: max(1, room - column - 1),
                overflow: .ellipsis)
        }
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(
            row: row, cursor: Rect(column: 4, row: row, columns: max(1, room - 5), rows: 1))
    }

    package var detailTitle: String { selected?.rule ?? "" }
}
