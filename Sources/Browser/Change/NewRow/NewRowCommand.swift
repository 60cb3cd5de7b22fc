import Terminal

/// What can be done with a new row.
package enum NewRowCommand: Command {
    case edit, undo, drop

    package var entry: CommandEntry {
        switch self {
        case .edit:
            CommandEntry(
                "edit", "edit", keys: "e", Chord(.enter), help: "Gives the column a value; nothing is sent.")
        case .undo: TableCommand.undo.entry
        case .drop:
            CommandEntry("drop-entry", "drop", keys: "dd", help: "Drops the new row; u takes that back.")
        }
    }
}
