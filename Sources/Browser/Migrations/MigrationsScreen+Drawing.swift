import Drizzle
package import Reports
package import Terminal
import Verification

extension MigrationsScreen {
    package func absence(in context: Context) -> ListAbsence? {
        switch project {
        case .status: nil
        case .failed(let problem): .failed(problem)
        case .none:
            .calm(
                Problem(
                    "There is no Drizzle project here.",
                    remedy: "Start in its folder, or name the configuration with --config."))
        }
    }

    /// The sentences about the whole.
    package func summaryLines(in context: Context) -> [Styled] {
        findings.flatMap { $0.styled.wrapped(to: context.body.columns - 2, in: context.glyphs) }
    }

    package func drawList(in frame: inout Frame, context: Context) {
        guard let status else { return }
        let table = StatusTable(widths, width: frame.size.columns)
        table.drawHeads(in: &frame)
        for (row, line) in view.visible.prefix(max(0, frame.size.rows - 1)).enumerated() {
            let entry = status.entries[line]
            let landing = entry.tag.flatMap { self.landing.value?[tag: $0] }
            let review = entry.next == .runs ? entry.tag.flatMap { context.review[tag: $0] } : nil
            table.draw(entry, landing: landing, review: review, in: &frame, row: row + 1)
        }
        frame.mark(needle)
        if let row = view.selectedLine { table.drawSelection(in: &frame, row: row + 1) }
    }

    package var detailTitle: String {
        guard let selected else { return "" }
        return selected.migration?.file.fileName ?? selected.tag ?? "ledger row"
    }
}
