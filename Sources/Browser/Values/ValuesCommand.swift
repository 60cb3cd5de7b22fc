import Terminal

/// What can be done with the values of a column.
package enum ValuesCommand: Command {
    case filter, mark, copy

    package var entry: CommandEntry {
        switch self {
        case .filter:
            CommandEntry(
                "filter-by-value", "filter", keys: Chord(.enter),
                help: "Shows the rows that have the value, or one of those that are marked.")
        case .mark: CommandEntry("mark-value", "mark", keys: "x", help: "Marks the value, or no longer.")
        case .copy: CommandEntry("copy-value", "copy", keys: "y", help: "Copies the value.")
        }
    }
}
