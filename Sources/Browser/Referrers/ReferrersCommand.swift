import Terminal

/// What can be done with the tables that refer to a row.
package enum ReferrersCommand: Command {
    case open

    package var entry: CommandEntry {
        switch self {
        case .open:
            CommandEntry("open-referring", "open", keys: Chord(.enter), help: "Shows the rows that refer.")
        }
    }
}
