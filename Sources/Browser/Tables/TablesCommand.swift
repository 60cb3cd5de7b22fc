import Terminal

/// What can be done on the table list.
package enum TablesCommand: Command {
    case open, structure, sizes, fold, system

    package var entry: CommandEntry {
        switch self {
        case .open:
            CommandEntry("open", "open", keys: Chord(.enter), help: "Opens the table with its first rows.")
        case .structure:
            CommandEntry(
                "structure", "structure", keys: "i", help: "Opens the table with its columns and types.")
        case .sizes:
            CommandEntry(
                "sizes", "sizes", keys: "s",
                help: "What the tables take on the disk, the largest first; again: by name.")
        case .fold:
            CommandEntry(
                "fold", "partitions", keys: "o",
                help: "Shows or hides the partitions of a table.")
        case .system:
            CommandEntry("system", "system", keys: "S", help: "Shows or hides the server's own schemas.")
        }
    }
}
