import Terminal

/// What can be done where databases lie side by side.
package enum ComparisonCommand: Command {
    case add, onlyUneven

    package var entry: CommandEntry {
        switch self {
        case .add:
            CommandEntry("compare-another", "another", keys: "=", help: "Lays another database beside them.")
        case .onlyUneven:
            CommandEntry(
                "only-differences", "differences", keys: "d", help: "Shows only what differs, or everything.")
        }
    }
}
