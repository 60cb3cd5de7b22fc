import Terminal

/// Where the parts of the drift screen stand, in the area between the header and the hints.
struct DriftLayout: Equatable {
    /// How much differs and how that was found out, wrapped.
    let findings: Rect
    let list: Rect
    /// The line between the list and the page, where both are seen.
    let rule: Rect?
    /// The selected difference, or those of the selected table; empty where there is no room for them.
    let page: Rect

    init(_ screen: DriftScreen, in context: Context) {
        let area = Rect(context.body)
        let lines = screen.findingLines(width: area.columns - 2, glyphs: context.glyphs)
        if screen.isReading {
            (findings, list, rule, page) = (area.top(0), area.top(0), nil, area)
            return
        }
        findings = area.top(min(lines.count, area.rows / 3))
        let rest = area.droppingTop(findings.rows + (area.rows > 14 ? 1 : 0))
        guard rest.rows >= 12, !screen.tree.lines.isEmpty else {
            (list, rule, page) = (rest, nil, rest.bottom(0))
            return
        }
        list = rest.top(min(screen.tree.lines.count, max(rest.rows / 3, 5)))
        let below = rest.droppingTop(list.rows)
        (rule, page) = (below.top(1), below.droppingTop(1))
    }
}
