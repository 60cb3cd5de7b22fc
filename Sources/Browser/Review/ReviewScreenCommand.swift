import Terminal

/// What can be done with the findings about pending migrations.
package enum ReviewScreenCommand: Command {
    case read, full, copyRows, copySafeWay, copyReport

    package var entry: CommandEntry {
        switch self {
        case .read:
            CommandEntry(
                "read-review", "show", keys: Chord(.enter),
                help: "Shows the rows in the way; where there are none, the finding in full.")
        case .full:
            CommandEntry(
                "read-finding", "read", keys: "v",
                help: "Shows the finding in full: why, what its rows say, and the safe way.")
        case .copyRows:
            CommandEntry(
                "copy-rows", "copy SELECT", keys: "y",
                help: "Copies the SELECT that shows the rows in the way.")
        case .copySafeWay:
            CommandEntry(
                "copy-safe-way", "copy safe way", keys: "Y",
                help: "Copies the SQL that does the same with less harm; it is never run.")
        case .copyReport:
            CommandEntry(
                "copy-review", "copy report", keys: "V",
                help: "Copies all of it as Markdown, to be pasted into a pull request.")
        }
    }
}
