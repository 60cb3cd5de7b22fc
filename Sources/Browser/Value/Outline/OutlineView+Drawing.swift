import Rows
import Terminal

extension OutlineView {
    func draw(in frame: inout Frame) {
        for (row, place) in view.visible.enumerated() {
            let column = 1 - shift
            frame.within(Rect(column: 1, row: row, columns: frame.size.columns - 1, rows: 1)) { line in
                draw(Int(shown[place]), in: &line, at: column - 1)
            }
        }
        if let line = view.selectedLine { frame.draw(frame.glyphs.marker, at: 0, row: line, role: .marker) }
    }

    private func draw(_ index: Int, in frame: inout Frame, at start: Int) {
        let line = outline.lines[index]
        var column = start + Int(line.depth) * 2
        let isFolded = folded.contains(Int32(index))
        if line.isOpen {
            frame.draw(isFolded ? frame.glyphs.folded : frame.glyphs.unfolded, at: column, row: 0, role: .dim)
        }
        column += 2
        column += drawName(of: line, in: &frame, at: column)
        let (text, role) = content(of: line, in: frame.glyphs)
        // What is moved out at the left still takes its columns; what does not fit at the right says so.
        column += frame.draw(
            text, at: column, row: 0, role: role, width: frame.size.columns - column, overflow: .ellipsis)
        if isFolded { column += drawFold(of: line, in: &frame, at: column) }
        let end = isFolded ? outline.lines[Int(line.partner)] : line
        if end.hasComma, !isArray { frame.draw(",", at: column, row: 0, role: .dim) }
    }

    /// How long a line is when nothing of it is cut.
    func columns(of index: Int) -> Int {
        let line = outline.lines[index]
        let text = content(of: line, in: .unicode).0
        let name = line.key.isEmpty ? "" : outline.text(line.key) + ": "
        let number = number(of: line) ?? ""
        let fold = folded.contains(Int32(index)) ? 16 : 1
        return Int(line.depth) * 2 + 3 + TextWidth.columns(of: name + number + text) + fold
    }

    /// The member's name, or the number of an element of an array.
    private func drawName(of line: OutlineLine, in frame: inout Frame, at column: Int) -> Int {
        if !line.key.isEmpty {
            let used = frame.draw(outline.text(line.key), at: column, row: 0, role: .jsonKey)
            return used + frame.draw(": ", at: column + used, row: 0, role: .dim)
        }
        return number(of: line).map { frame.draw($0, at: column, row: 0, role: .dim) } ?? 0
    }

    /// In front of an element of an array; `nil` for any other line.
    private func number(of line: OutlineLine) -> String? {
        guard isArray, line.key.isEmpty, line.depth > 0, !line.isClose else { return nil }
        return "\(outline.number(of: line))  "
    }

    private func content(of line: OutlineLine, in glyphs: Glyphs) -> (String, Role) {
        if isArray, line.kind == .null { return (glyphs.null, .null) }
        let text = isArray ? outline.element(line) : outline.text(line.value)
        let role: Role =
            switch line.kind {
            case .openObject, .openArray, .closeObject, .closeArray, .empty, .bare: .body
            case .string: isArray ? .body : .string
            case .number: .number
            case .boolean: .boolean
            case .null: .null
            }
        return (text, role)
    }

    private func drawFold(of line: OutlineLine, in frame: inout Frame, at column: Int) -> Int {
        let close = outline.text(outline.lines[Int(line.partner)].value)
        let used = frame.draw(" \(frame.glyphs.ellipsis) \(line.childCount) ", at: column, row: 0, role: .dim)
        return used + frame.draw(close, at: column + used, row: 0)
    }
}
