import Terminal

extension Picker {
    func draw(in frame: inout Frame, area: Rect) {
        Dialog(title: title, footer: footer(in: frame.glyphs)).draw(in: &frame, box(in: area)) {
            (frame: inout Frame) in
            let used = frame.draw(label, at: 0, row: 0, role: .hintKey)
            frame.draw(line, at: used, row: 0, width: frame.size.columns - used)
            frame.within(frame.bounds.droppingTop(1)) { drawItems(in: &$0) }
        }
    }

    /// High on the screen, so that it does not jump while the list becomes shorter.
    func box(in area: Rect) -> Rect {
        let rows = min(Self.height, items.count) + 3
        let size = Size(columns: min(area.columns, 76), rows: min(area.rows, rows))
        let centered = area.centered(size)
        return Rect(
            column: centered.column, row: area.row + min(2, area.rows - size.rows), columns: size.columns,
            rows: size.rows)
    }

    private func footer(in glyphs: Glyphs) -> String {
        let count = matches.count == items.count ? "\(items.count)" : "\(matches.count) of \(items.count)"
        let keys = "\(count)  \(Key.enter.description(in: glyphs)) choose  Esc back"
        return note.isEmpty ? keys : "\(keys)  \(glyphs.bullet)  \(note)"
    }

    private func drawItems(in frame: inout Frame) {
        guard !matches.isEmpty else {
            let words = absence(line.text) ?? "Nothing matches “\(line.text)”."
            frame.draw(words, at: 2, row: 0, role: .dim, overflow: .ellipsis)
            return
        }
        var view = view
        view.resize(height: frame.size.rows)
        let titleWidth = min(titleWidth, max(16, frame.size.columns / 2))
        for (row, index) in view.visible.enumerated() {
            let item = items[matches[index]]
            let isSelected = index == view.selection
            let detailRoom = frame.size.columns - titleWidth - 4 - (keysWidth > 0 ? keysWidth + 2 : 0)
            if isSelected { frame.draw(frame.glyphs.marker, at: 0, row: row, role: .marker) }
            frame.draw(
                item.title, at: 2, row: row, emphasis: isSelected ? .reversed : [], width: titleWidth,
                overflow: .ellipsis)
            frame.draw(
                item.detail, at: titleWidth + 4, row: row, role: .dim, width: detailRoom, overflow: .ellipsis)
            frame.draw(
                item.keys, at: frame.size.columns - keysWidth, row: row, role: .hintKey, width: keysWidth,
                alignment: .trailing)
        }
    }
}
