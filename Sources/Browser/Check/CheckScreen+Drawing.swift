package import Reports
package import Terminal
import Verification

extension CheckScreen {
    /// The selected finding in full.
    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        return selected?.document(in: folder, on: sheet) ?? .empty
    }

    package func absence(in context: Context) -> ListAbsence? {
        guard let check else { return problem.map { .failed($0) } ?? .waiting("Reading the files") }
        guard items.isEmpty else { return nil }
        let read = "\(check.facts.counted(separator: " and ")) were read."
        return .calm(Problem("The files are sound.", detail: read))
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let places = items.map { $0.place(in: folder) }
        let room = frame.size.columns
        let width = min(places.reduce(0) { max($0, TextWidth.columns(of: $1)) }, max(8, room / 3))
        for (row, index) in view.visible.prefix(frame.size.rows).enumerated() {
            let item = items[index]
            frame.draw(item.mark(in: frame.glyphs), at: 2, row: row, role: item.role)
            if room >= 60 {
                frame.draw(places[index], at: 4, row: row, role: .dim, width: width, overflow: .ellipsis)
            }
            let column = room >= 60 ? width + 6 : 4
            frame.draw(
                item.sentence, at: column, row: row, width: max(1, room - column - 1), overflow: .ellipsis)
        }
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(
            row: row, cursor: Rect(column: 4, row: row, columns: max(1, room - 5), rows: 1))
    }

    package var detailTitle: String { selected?.title ?? "" }
}
