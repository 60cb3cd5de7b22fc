import Terminal

/// What can be done where the effects of one migration are shown.
package enum LandingCommand: Command {
    case next, previous, crosses, copy

    package var entry: CommandEntry {
        switch self {
        case .next: MigrationCommand.next.entry
        case .previous: MigrationCommand.previous.entry
        case .crosses:
            CommandEntry(
                "next-cross", "next cross", keys: "x",
                help: "To the next effect that is missing or different.")
        case .copy: CommandEntry("copy-landing", "copy", keys: "y", help: "Copies what is shown as text.")
        }
    }
}
