package import Terminal

extension Document {
    /// Draws what is seen from a line on into the whole current area; where there is more, the last row says how much.
    package func drawPart(
        in frame: inout Frame, from top: Int, movedBy columns: Int = 0, marking needle: String = ""
    ) {
        draw(in: &frame, from: top, movedBy: columns, marking: needle)
        let missing = lineCount - top - frame.size.rows
        guard missing > 0, frame.size.rows > 0 else { return }
        let last = frame.bounds.bottom(1)
        frame.fill(last)
        let words = "\(frame.glyphs.ellipsis) \(Numbers.count(missing + 1, "more line", "more lines"))"
        frame.draw(words, at: 0, row: last.row, role: .truncation)
    }

    /// Draws the first lines; the last that fits says how many more there are.
    package func drawBeginning(in frame: inout Frame) { drawPart(in: &frame, from: 0) }
}
