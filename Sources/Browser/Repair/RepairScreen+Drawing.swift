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
            return Problem("No repair applies here.").drawCalmly(in: &frame, area: frame.bounds)
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
        let width = max(1, context.body.columns - 2)
        switch page {
        case .offers: return .empty
        case .refused(let offer, let problem):
            let lines = problem.lines(width: width, in: context.glyphs)
            return Document([.heading(offer.kind.title, note: ""), .lines(lines)])
        case .plan(let plan):
            return Document(trouble(width, context) + plan.sections(width: width, in: context.glyphs))
        case .done(let plan, let report):
            return Document(
                report.sections(width: width, in: context.glyphs) + [.blank]
                    + plan.sections(width: width, in: context.glyphs))
        }
    }

    /// Why the plan could not be run, or that it is being run.
    private func trouble(_ width: Int, _ context: Context) -> [Document.Section] {
        if running.isWaiting { return [.lines([[Styled("The plan is being run.", .info)]]), .blank] }
        guard let problem = running.problem else { return [] }
        return [.lines(problem.lines(width: width, in: context.glyphs)), .blank]
    }
}

extension RepairPlan {
    /// What it does, its SQL, its changes to files, what follows, and what to weigh.
    fileprivate func sections(width: Int, in glyphs: Glyphs) -> [Document.Section] {
        var sections: [Document.Section] = [.heading(kind.title, note: "")]
        sections.append(.lines(Self.wrapped(sentence, .body, width, glyphs)))
        if needsLedger {
            sections += [
                .blank, .heading("SQL", note: "in one transaction, if the ledger is still what it was"),
            ]
            sections.append(.lines(SQLColours.lines(of: script, tokens: SQL.tokens(of: script))))
        }
        for file in files {
            sections += [.blank, .heading("File", note: "replaced if it is still what it was")]
            sections.append(.lines(file.diff.split(separator: "\n").map { [Self.coloured(String($0))] }))
        }
        if !consequences.isEmpty {
            sections += [.blank, .heading("Afterwards", note: "")]
            sections.append(.lines(Self.wrapped(after.headline.summary, .dim, width, glyphs)))
            sections.append(.lines(consequences.flatMap { Self.wrapped($0, .body, width, glyphs) }))
        }
        if !cautions.isEmpty {
            sections += [.blank, .heading("To weigh", note: "")]
            sections.append(.lines(cautions.flatMap { Self.wrapped($0, .caution, width, glyphs) }))
        }
        return sections
    }

    private static func coloured(_ line: String) -> Styled {
        switch line.first {
        case "+": Styled(line, .success)
        case "-": Styled(line, .danger)
        case "@": Styled(line, .info)
        default: Styled(line, .dim)
        }
    }

    fileprivate static func wrapped(
        _ text: String, _ role: Role, _ width: Int, _ glyphs: Glyphs
    ) -> [[Styled]] {
        TextWrap(text, width: width, in: glyphs).withoutHangingBlanks.map { [Styled($0, role)] }
    }
}

extension RepairReport {
    fileprivate func sections(width: Int, in glyphs: Glyphs) -> [Document.Section] {
        let all = changes + files.map { "replaced \($0)" }
        return [
            .heading("Done", note: ""),
            .lines(all.flatMap { RepairPlan.wrapped($0, .success, width, glyphs) }),
        ]
    }
}
