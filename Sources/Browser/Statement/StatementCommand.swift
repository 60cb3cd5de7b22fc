import Terminal

/// What can be done with the SQL of what is seen.
package enum StatementCommand: Command {
    case copySQL, copyCommand

    package var entry: CommandEntry {
        switch self {
        case .copySQL: CommandEntry("copy-sql", "copy SQL", keys: "y", help: "Copies the statement.")
        case .copyCommand:
            CommandEntry(
                "copy-command", "copy command", keys: "Y",
                help: "Copies the command line that prints the same rows.")
        }
    }
}
