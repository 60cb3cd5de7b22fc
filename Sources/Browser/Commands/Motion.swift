import Terminal

/// Where to move, on every screen alike.
///
/// vim, less and tig meanings.
package enum Motion: Command {
    case down, up, right, left
    case top, bottom, halfPageDown, halfPageUp, pageDown, pageUp
    case firstColumn, lastColumn, nextColumn, previousColumn

    package var entry: CommandEntry {
        switch self {
        case .down: CommandEntry("down", "down", keys: "j", Chord(.down), help: "One line down.")
        case .up: CommandEntry("up", "up", keys: "k", Chord(.up), help: "One line up.")
        case .right:
            CommandEntry("right", "right", keys: "l", Chord(.right), help: "One column to the right.")
        case .left: CommandEntry("left", "left", keys: "h", Chord(.left), help: "One column to the left.")
        case .top: CommandEntry("top", "top", keys: "gg", Chord(.home), help: "To the first line.")
        case .bottom: CommandEntry("bottom", "bottom", keys: "G", Chord(.end), help: "To the last line.")
        case .halfPageDown:
            CommandEntry("half-page-down", "½ down", keys: Chord(.control("d")), help: "Half a page down.")
        case .halfPageUp:
            CommandEntry("half-page-up", "½ up", keys: Chord(.control("u")), help: "Half a page up.")
        case .pageDown:
            CommandEntry(
                "page-down", "page down",
                keys: Chord(.pageDown), Chord(.control("f")), " ", help: "A page down.")
        case .pageUp:
            CommandEntry("page-up", "page up", keys: Chord(.pageUp), Chord(.control("b")), help: "A page up.")
        case .firstColumn:
            CommandEntry("first-column", "first column", keys: "0", help: "To the first column.")
        case .lastColumn: CommandEntry("last-column", "last column", keys: "$", help: "To the last column.")
        case .nextColumn: CommandEntry("next-column", "next column", keys: "w", help: "To the next column.")
        case .previousColumn:
            CommandEntry("previous-column", "previous column", keys: "b", help: "To the previous column.")
        }
    }
}
