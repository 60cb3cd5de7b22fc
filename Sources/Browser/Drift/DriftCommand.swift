import Terminal

/// What can be done on the list of differences.
package enum DriftCommand: Command {
    case read, copy, copySchema, against, fold

    package var entry: CommandEntry {
        switch self {
        case .read:
            CommandEntry(
                "read-difference", "read", keys: Chord(.enter),
                help:
                    "Shows both definitions and the SQL that closes the difference, as much as fits the screen."
            )
        case .copy:
            CommandEntry(
                "copy-closing", "copy SQL", keys: "y",
                help: "Copies the SQL that brings the database to the schema; it is never run.")
        case .copySchema:
            CommandEntry(
                "copy-migration", "copy other way", keys: "Y",
                help: "Copies the SQL of a migration that brings the schema to the database.")
        case .against:
            CommandEntry(
                "against", "files", keys: "a",
                help: "Compares with the replayed files instead of the snapshot, and back.")
        case .fold:
            CommandEntry(
                "fold", "fold", keys: "o", help: "Shows or hides the differences of a table.")
        }
    }
}
