import Drizzle
import Reports
package import Terminal
import Verification

extension MigrationsScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        let layout = MigrationsLayout(self, in: context)
        frame.within(area) { frame in
            guard let status else { return drawAbsence(in: &frame) }
            drawFindings(in: &frame, layout.findings)
            frame.within(layout.list) { frame in
                if mode == .status {
                    drawEntries(of: status, in: &frame)
                } else {
                    drawDocument(in: &frame)
                }
            }
            if let preview = layout.preview {
                frame.within(preview) { drawPreview(in: &$0, context: context) }
            }
        }
    }

    private func drawAbsence(in frame: inout Frame) {
        if case .failed(let problem) = project {
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again   q goes back")
        }
        Problem(
            "There is no Drizzle project here.",
            remedy: "Start in its folder, or name the configuration with --config."
        )
        .drawCalmly(in: &frame, area: frame.bounds)
    }

    /// The sentences about the whole, wrapped to the width.
    func findingLines(width: Int, glyphs: Glyphs) -> [Styled] {
        guard mode == .status else { return [] }
        let sheet = Sheet.screen(width: width, glyphs: glyphs)
        return findings.flatMap { sheet.wrapped($0.styled).joined() }
    }

    private func drawFindings(in frame: inout Frame, _ area: Rect) {
        frame.draw(findingLines(width: area.columns - 2, glyphs: frame.glyphs), upTo: area.rows)
    }

    private func drawEntries(of status: MigrationStatus, in frame: inout Frame) {
        let table = StatusTable(widths, width: frame.size.columns)
        table.drawHeads(in: &frame)
        for (row, line) in view.visible.prefix(max(0, frame.size.rows - 1)).enumerated() {
            let entry = status.entries[line]
            let landing = entry.tag.flatMap { self.landing.value?[tag: $0] }
            table.draw(
                entry, landing: landing, isSelected: line == view.selection, in: &frame, row: row + 1)
        }
        if !needle.isEmpty { frame.mark(needle) }
    }

    private func drawDocument(in frame: inout Frame) {
        frame.within(frame.bounds.inset(columns: 1, rows: 0)) { frame in
            document.draw(in: &frame, from: view.first, skipping: skipping, marking: needle)
        }
    }

    private func drawPreview(in frame: inout Frame, context: Context) {
        guard let selected else { return }
        let name = selected.migration.map { $0.tag + ".sql" } ?? selected.tag ?? "ledger row"
        let rule = String(repeating: frame.glyphs.horizontal, count: frame.size.columns)
        frame.draw(rule, at: 0, row: 0, role: .border)
        frame.draw(
            " \(name) ", at: 2, row: 0, role: .title, width: frame.size.columns - 4, overflow: .ellipsis)
        frame.within(frame.bounds.droppingTop(1).inset(columns: 1, rows: 0)) { frame in
            let facts = EntryFacts(selected, width: frame.size.columns, glyphs: frame.glyphs).short
            for (row, line) in facts.enumerated() { frame.draw(line, at: 0, row: row) }
            frame.within(frame.bounds.droppingTop(facts.count)) { drawText(in: &$0, context: context) }
        }
    }

    private func drawText(in frame: inout Frame, context: Context) {
        if let problem = pane.problem { return problem.draw(in: &frame, area: frame.bounds, keys: "") }
        guard let page = pane.shown else { return }
        for (row, line) in page.lines.prefix(frame.size.rows).enumerated() {
            frame.draw(line, at: 0, row: row)
        }
        if page.lines.count > frame.size.rows, frame.size.rows > 0 {
            let more = Numbers.count(page.lines.count - frame.size.rows + 1, "more line", "more lines")
            let row = frame.size.rows - 1
            frame.fill(frame.bounds.bottom(1))
            frame.draw("\(frame.glyphs.ellipsis) \(more)", at: 0, row: row, role: .truncation)
        }
    }
}
