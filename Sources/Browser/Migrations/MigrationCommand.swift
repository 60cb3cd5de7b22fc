import Terminal

/// What can be done with one migration.
package enum MigrationCommand: Command {
    case next, previous, copy

    package var entry: CommandEntry {
        switch self {
        case .next:
            CommandEntry(
                "next-migration", "next", keys: "n", "J",
                help: "To the next migration; n while nothing is searched for.")
        case .previous:
            CommandEntry(
                "previous-migration", "previous", keys: "p", "K", help: "To the migration before.")
        case .copy: CommandEntry("copy-file", "copy", keys: "y", help: "Copies the text of the file.")
        }
    }
}
