import Terminal

/// A framed area above the screen, with its name in the upper edge.
struct Dialog {
    let title: String
    var footer = ""

    /// Draws the frame, and the contents in the area inside of it, one place away from the sides.
    func draw(in frame: inout Frame, _ box: Rect, contents: (inout Frame) -> Void) {
        frame.fill(box)
        frame.within(box) { frame in
            drawEdges(in: &frame)
            drawText(title, row: 0, role: .title, in: &frame)
            drawText(footer, row: frame.size.rows - 1, role: .hint, in: &frame)
            frame.within(frame.bounds.inset(columns: 2, rows: 1), contents)
        }
    }

    private func drawText(_ text: String, row: Int, role: Role, in frame: inout Frame) {
        guard !text.isEmpty, frame.size.columns > 8 else { return }
        let room = frame.size.columns - 4
        frame.draw(" \(text) ", at: 2, row: row, role: role, width: room, overflow: .ellipsis)
    }

    private func drawEdges(in frame: inout Frame) {
        let (glyphs, last) = (frame.glyphs, Size(columns: frame.size.columns - 1, rows: frame.size.rows - 1))
        let line = String(repeating: glyphs.horizontal, count: max(0, last.columns - 1))
        frame.draw(glyphs.topLeft + line + glyphs.topRight, at: 0, row: 0, role: .border)
        frame.draw(glyphs.bottomLeft + line + glyphs.bottomRight, at: 0, row: last.rows, role: .border)
        for row in stride(from: 1, to: last.rows, by: 1) {
            frame.draw(glyphs.vertical, at: 0, row: row, role: .border)
            frame.draw(glyphs.vertical, at: last.columns, row: row, role: .border)
        }
    }
}
