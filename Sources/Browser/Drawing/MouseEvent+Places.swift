import Terminal

extension MouseEvent {
    /// How far a turn of the wheel scrolls; 0 for anything else.
    var wheelLines: Int {
        switch action {
        case .wheelUp: -3
        case .wheelDown: 3
        case .press, .doublePress, .release: 0
        }
    }

    /// The same with its place counted from the upper left corner of an area.
    func counted(from area: Rect) -> MouseEvent {
        MouseEvent(action, column: column - area.column, row: row - area.row)
    }
}
