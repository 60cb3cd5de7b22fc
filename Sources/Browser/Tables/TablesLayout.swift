import Terminal

/// Where the parts of the table list stand, in the area between the header and the hints.
struct TablesLayout: Equatable {
    /// The line about the migrations, inside a Drizzle project.
    let headline: Rect?
    let list: Rect
    /// The selected table's structure, where there is room.
    let pane: Rect?
    /// The line between both.
    let border: Int?

    init(_ screen: TablesScreen, in context: Context) {
        let area = Rect(context.body)
        let hasHeadline = screen.project != .none && area.rows > 2
        headline = hasHeadline ? area.top(1) : nil
        let rest = hasHeadline ? area.droppingTop(1) : area
        guard area.columns >= 100, screen.list?.relations.isEmpty == false else {
            (list, pane, border) = (rest, nil, nil)
            return
        }
        let width = max(48, min(area.columns * 9 / 20, 96))
        list = rest.leading(width)
        border = width
        pane = rest.droppingLeading(width + 2)
    }
}
