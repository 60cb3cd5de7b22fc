import Reports
package import Terminal
import Verification

extension CheckScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { frame in
            guard check != nil else { return drawAbsence(in: &frame, context: context) }
            guard !items.isEmpty else { return drawSoundness(in: &frame) }
            if isReading {
                return frame.within(frame.bounds.inset(columns: 1, rows: 0)) { frame in
                    document(in: context).draw(
                        in: &frame, from: scroll.top, skipping: scroll.skipping, marking: needle)
                }
            }
            let layout = CheckLayout(count: items.count, in: context)
            frame.within(layout.list) { drawItems(in: &$0) }
            if let preview = layout.preview {
                frame.within(preview) { drawPreview(in: &$0, context: context) }
            }
        }
    }

    /// The selected finding in full.
    func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        return selected?.document(in: folder, on: sheet) ?? .empty
    }

    private func drawAbsence(in frame: inout Frame, context: Context) {
        if let problem {
            return problem.draw(in: &frame, area: frame.bounds, keys: "R tries again   q goes back")
        }
        Waiting("Reading the files").draw(in: &frame, area: frame.bounds, context: context)
    }

    private func drawSoundness(in frame: inout Frame) {
        Problem(
            "The files are sound.",
            detail: (check?.facts.counted(separator: " and ")).map { "\($0) were read." }
        )
        .drawCalmly(in: &frame, area: frame.bounds)
    }

    private func drawItems(in frame: inout Frame) {
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
            guard index == view.selection else { continue }
            frame.draw(frame.glyphs.marker, at: 0, row: row)
            frame.drawCursor(in: Rect(column: 4, row: row, columns: max(1, room - 5), rows: 1))
        }
        if !needle.isEmpty { frame.mark(needle) }
    }

    private func drawPreview(in frame: inout Frame, context: Context) {
        guard let selected else { return }
        frame.draw(
            String(repeating: frame.glyphs.horizontal, count: frame.size.columns), at: 0, row: 0,
            role: .border)
        frame.draw(
            " \(selected.title) ", at: 2, row: 0, role: .title, width: frame.size.columns - 4,
            overflow: .ellipsis)
        let document = document(in: context)
        frame.within(frame.bounds.droppingTop(1).inset(columns: 1, rows: 0)) { frame in
            document.draw(in: &frame, from: 0)
            let more = document.lineCount - frame.size.rows
            guard more > 0, frame.size.rows > 0 else { return }
            frame.fill(frame.bounds.bottom(1))
            frame.draw(
                "\(frame.glyphs.ellipsis) \(Numbers.count(more + 1, "more line", "more lines"))", at: 0,
                row: frame.size.rows - 1, role: .truncation)
        }
    }
}
