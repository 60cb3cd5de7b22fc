import Terminal

/// Where the parts of the migrations screen stand, in the area between the header and the hints.
struct MigrationsLayout: Equatable {
    /// What should be known about the migrations as a whole, wrapped.
    let findings: Rect
    let list: Rect
    /// The selected file, with its name in the first line; where there is room.
    let preview: Rect?

    init(_ screen: MigrationsScreen, in context: Context) {
        let area = Rect(context.body)
        let lines = screen.findingLines(width: area.columns - 2, glyphs: context.glyphs)
        findings = area.top(min(lines.count, area.rows / 3))
        let rest = area.droppingTop(findings.rows)
        guard screen.mode == .status, rest.rows >= 12 else {
            (list, preview) = (rest, nil)
            return
        }
        let wanted = screen.lineCount + 1
        list = rest.top(min(wanted, max(rest.rows / 2, rest.rows - 9)))
        preview = rest.droppingTop(list.rows)
    }
}
