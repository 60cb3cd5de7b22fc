import Terminal

/// What can be done with what is staged.
package enum ChangesCommand: Command {
    case commit, show, edit, drop, undo, copy, copyAll

    package var entry: CommandEntry {
        switch self {
        case .commit:
            CommandEntry(
                "commit", "commit", keys: "a",
                help: "Commits all of it in one transaction, or nothing where one entry is refused.")
        case .show: CommandEntry("show-entry", "show", keys: Chord(.enter), help: "All about the entry.")
        case .edit: CommandEntry("edit-entry", "edit", keys: "e", help: "The form of a new row.")
        case .drop: CommandEntry("drop-entry", "drop", keys: "x", "dd", help: "Drops the entry.")
        case .undo: TableCommand.undo.entry
        case .copy:
            CommandEntry(
                "copy-entry", "copy SQL", keys: "y",
                help: "Copies the SQL of the entry; after a commit, the SQL that takes it back.")
        case .copyAll: CommandEntry("copy-entries", "copy all", keys: "Y", help: "Copies the SQL of all.")
        }
    }
}
