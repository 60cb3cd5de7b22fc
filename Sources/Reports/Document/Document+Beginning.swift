package import Terminal

extension Document {
    /// Draws the first lines into the whole current area; the last that fits says how many more there are.
    package func drawBeginning(in frame: inout Frame) {
        draw(in: &frame, from: 0)
        let missing = lineCount - frame.size.rows
        guard missing > 0, frame.size.rows > 0 else { return }
        let last = frame.bounds.bottom(1)
        frame.fill(last)
        let words = "\(frame.glyphs.ellipsis) \(Numbers.count(missing + 1, "more line", "more lines"))"
        frame.draw(words, at: 0, row: last.row, role: .truncation)
    }
}
