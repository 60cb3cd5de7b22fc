import Terminal

/// What can be done with what would be applied.
package enum ApplyCommand: Command {
    case apply, rehearse, stop, copy

    package var entry: CommandEntry {
        switch self {
        case .apply:
            CommandEntry(
                "apply-migrations", "apply…", keys: "a",
                help: "Applies what is shown as Drizzle does, once the database's name is typed.")
        case .rehearse:
            CommandEntry(
                "rehearse-migrations", "rehearse", keys: "d",
                help: "Runs it in a transaction that is rolled back, and says what each statement does.")
        case .stop: .stopBlocker("stop-blocker-of-run")
        case .copy: CommandEntry("copy-migrations", "copy", keys: "y", help: "Copies the SQL.")
        }
    }
}
