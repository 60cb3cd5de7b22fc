import Terminal

/// What can be done with one migration.
package enum MigrationCommand: Command {
    case next, previous, copy

    package var entry: CommandEntry {
        switch self {
        case .next: CommandEntry("next-migration", "next", keys: "n", help: "To the next migration.")
        case .previous:
            CommandEntry("previous-migration", "previous", keys: "p", help: "To the migration before.")
        case .copy: CommandEntry("copy-file", "copy", keys: "y", help: "Copies the text of the file.")
        }
    }
}
