import Terminal

/// Where the parts of a ``ListScreen`` stand, in the area between the header and the hints.
package struct ListLayout: Equatable {
    /// What is said about the whole, above the list.
    let summary: Rect
    /// The list with its heads.
    let list: Rect
    /// A row for each line; the first is that of the first visible line.
    let lines: Rect
    let rule: Rule?
    /// All about the selected line, where there is room.
    let detail: Rect?

    /// The line between the list and the detail.
    enum Rule: Equatable { case across(Rect), down(Rect) }

    /// Where the detail goes, if there is room and something is selected.
    enum Detail: Equatable {
        case none
        /// Below a list that gets what it asks for, down to half of the room or nine rows.
        case below
        /// Below a list that gets a third of the room at most.
        case mostlyBelow
        /// In what the lines leave, without a rule, and indented as they are.
        case inRemainder
        /// In so many rows at the bottom, without a rule.
        case footing(Int)
        /// On the right of a list that is so wide.
        case beside(Int)
    }

    init(
        _ area: Rect, summary summaryRows: Int = 0, gap: Int = 0, heads: Int = 0, count: Int,
        detail place: Detail = .none
    ) {
        summary = area.top(min(summaryRows, area.rows / 3))
        let rest = area.droppingTop(summary.rows + (summary.isEmpty ? 0 : gap))
        (list, rule, detail) = Self.parts(of: rest, wanted: count + heads, count > 0 ? place : .none)
        lines = list.droppingTop(heads)
    }

    private static func parts(of rest: Rect, wanted: Int, _ place: Detail) -> (Rect, Rule?, Rect?) {
        switch place {
        case .below where rest.rows >= 12: below(rest, min(wanted, max(rest.rows / 2, rest.rows - 9)))
        case .mostlyBelow where rest.rows >= 12: below(rest, min(wanted, max(rest.rows / 3, 5)))
        case .inRemainder where rest.rows > wanted + 1:
            (rest.top(wanted), nil, rest.droppingTop(wanted + 1).droppingLeading(1))
        case .beside(let width):
            (
                rest.leading(width), .down(rest.droppingLeading(width).leading(1)),
                rest.droppingLeading(width + 2)
            )
        case .footing(let rows) where rest.rows >= 12:
            (rest.droppingBottom(rows), nil, rest.bottom(rows))
        case .none, .below, .mostlyBelow, .inRemainder, .footing: (rest, nil, nil)
        }
    }

    private static func below(_ rest: Rect, _ rows: Int) -> (Rect, Rule?, Rect?) {
        let below = rest.droppingTop(rows)
        return (rest.top(rows), .across(below.top(1)), below.droppingTop(1))
    }

    /// The line that stands where the mouse is; `nil` beside and below the lines.
    func line(at mouse: MouseEvent, in view: Viewport) -> Int? {
        let line = view.first + mouse.row - lines.row
        guard lines.contains(column: mouse.column, row: mouse.row), view.visible.contains(line) else {
            return nil
        }
        return line
    }
}
