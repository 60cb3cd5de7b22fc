import Terminal

/// What can be done where the effects of one migration are shown.
package enum LandingCommand: Command {
    case next, previous, crosses, copy

    package var entry: CommandEntry {
        switch self {
        case .next: CommandEntry("next-migration", "next", keys: "n", help: "To the next migration.")
        case .previous:
            CommandEntry(
                "previous-migration", "previous", keys: "p", help: "To the migration before.")
        case .crosses:
            CommandEntry(
                "next-cross", "next cross", keys: "x",
                help: "To the next effect that is missing or different.")
        case .copy: CommandEntry("copy-landing", "copy", keys: "y", help: "Copies what is shown as text.")
        }
    }
}
