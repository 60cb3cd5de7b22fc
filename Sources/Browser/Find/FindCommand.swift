import Terminal

/// What can be done where a value is looked for.
package enum FindCommand: Command {
    case open, look, goOn

    package var entry: CommandEntry {
        switch self {
        case .open:
            CommandEntry(
                "open-find", "open", keys: Chord(.enter), help: "Shows the rows that have the value.")
        case .look:
            CommandEntry("find-another", "another value", keys: "f", help: "Looks for another value.")
        case .goOn:
            CommandEntry(
                "go-on-finding", "go on", keys: "+",
                help: "Looks into the tables that were left out when time was over or ^C pressed.")
        }
    }
}
