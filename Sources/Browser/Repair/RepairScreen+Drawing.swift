package import Reports
import SQL
package import Terminal
import Verification

extension RepairScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { frame in
            if let problem = materialProblem {
                return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again   q goes back")
            }
            guard page != .offers else { return drawOffers(in: &frame, context: context) }
            frame.within(frame.bounds.inset(columns: 1, rows: 0)) { drawDocument(in: &$0, context: context) }
        }
    }

    private func drawOffers(in frame: inout Frame, context: Context) {
        if isReading {
            return Waiting("Reading the journal and the snapshots").draw(
                in: &frame, area: frame.bounds, context: context)
        }
        guard !offers.isEmpty else {
            return Problem([RepairOffer].noneApplies).drawCalmly(in: &frame, area: frame.bounds)
        }
        let widest = offers.reduce(0) { max($0, TextWidth.columns(of: $1.kind.title, in: context.glyphs)) }
        let width = min(widest, frame.size.columns / 2)
        frame.draw("what", at: 2, row: 0, role: .title)
        frame.draw("why", at: width + 4, row: 0, role: .title)
        for (row, line) in view.visible.prefix(max(0, frame.size.rows - 1)).enumerated() {
            let isSelected = line == view.selection
            if isSelected { frame.draw(frame.glyphs.marker, at: 0, row: row + 1, role: .marker) }
            frame.draw(
                offers[line].kind.title, at: 2, row: row + 1, emphasis: isSelected ? .reversed : [],
                width: width, overflow: .ellipsis)
            frame.draw(
                offers[line].reason, at: width + 4, row: row + 1, role: .dim,
                width: frame.size.columns - width - 5, overflow: .ellipsis)
        }
        drawReason(in: &frame, below: view.visible.count + 2)
        if !needle.isEmpty { frame.mark(needle) }
    }

    /// The selected plan's reason in full, where there is room below the list.
    private func drawReason(in frame: inout Frame, below row: Int) {
        guard let line = view.selection, offers.indices.contains(line) else { return }
        let width = max(1, frame.size.columns - 3)
        let lines = TextWrap(offers[line].reason, width: width, in: frame.glyphs).withoutHangingBlanks
        for (offset, text) in lines.enumerated() where row + offset < frame.size.rows {
            frame.draw(text, at: 2, row: row + offset)
        }
    }

    /// The plan, or what became of it.
    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        switch page {
        case .offers: return .empty
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
