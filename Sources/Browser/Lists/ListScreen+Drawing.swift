package import Terminal

extension ListScreen {
    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area) { drawParts(in: &$0, context: context) }
    }

    func drawParts(in frame: inout Frame, context: Context) {
        let layout = layout(in: context)
        frame.within(layout.summary) { drawSummary(in: &$0, context: context) }
        frame.within(layout.list) { frame in
            if let absence = absence(in: context) { return absence.draw(in: &frame, context: context) }
            drawList(in: &frame, context: context)
        }
        if let rule = layout.rule { draw(rule, in: &frame) }
        if let detail = layout.detail { frame.within(detail) { drawDetail(in: &$0, context: context) } }
    }

    private func draw(_ rule: ListLayout.Rule, in frame: inout Frame) {
        switch rule {
        case .down(let area):
            for row in area.rowRange {
                frame.draw(frame.glyphs.vertical, at: area.column, row: row, role: .border)
            }
        case .across(let area):
            let line = String(repeating: frame.glyphs.horizontal, count: area.columns)
            frame.draw(line, at: 0, row: area.row, role: .border)
            frame.draw(
                " \(detailTitle) ", at: 2, row: area.row, role: .title, width: area.columns - 4,
                overflow: .ellipsis)
        }
    }
}
