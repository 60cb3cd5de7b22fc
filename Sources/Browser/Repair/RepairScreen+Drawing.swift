package import Reports
import SQL
package import Terminal
import Verification

extension RepairScreen {
    package func absence(in context: Context) -> ListAbsence? {
        if let problem = material.problem { return .failed(problem) }
        if material.isWaiting { return .waiting("Reading the journal and the snapshots") }
        return offers.isEmpty ? .calm([RepairOffer].noneApplies(to: status)) : nil
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let widest = offers.reduce(0) { max($0, TextWidth.columns(of: $1.kind.title, in: context.glyphs)) }
        let width = min(widest, frame.size.columns / 2)
        frame.draw("what", at: 2, row: 0, role: .title)
        frame.draw("why", at: width + 4, row: 0, role: .title)
        for (row, line) in view.visible.enumerated() {
            frame.draw(offers[line].kind.title, at: 2, row: row + 1, width: width, overflow: .ellipsis)
            frame.draw(
                offers[line].reason, at: width + 4, row: row + 1, role: .dim,
                width: frame.size.columns - width - 5, overflow: .ellipsis)
        }
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(
            row: row + 1, cursor: Rect(column: 2, row: row + 1, columns: max(1, width), rows: 1))
    }

    /// The selected plan's reason in full, the plan, or what became of it.
    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        switch page {
        case .offers:
            let reason = view.selection.map {
                Styled(offers[$0].reason).wrapped(to: sheet.width - 1, in: context.glyphs)
            }
            return Document([.lines((reason ?? []).map { [$0] })])
        case .refused(let offer, let problem):
            return Document([.heading(offer.kind.title, note: ""), .lines(problem.lines(on: sheet))])
        case .plan(let plan):
            return Document(trouble(on: sheet) + plan.sections(on: sheet))
        case .done(let plan, let report):
            return plan.document(report: report, on: sheet)
        }
    }

    /// Why the plan could not be run, or that it is being run.
    private func trouble(on sheet: Sheet) -> [Document.Section] {
        if running.isWaiting { return [.lines([[Styled("The plan is being run.", .info)]]), .blank] }
        guard let problem = running.problem else { return [] }
        return [.lines(problem.lines(on: sheet)), .blank]
    }
}
