import Terminal

/// What can be done with what would be applied.
package enum ApplyCommand: Command {
    case apply, rehearse, backUp, transaction, stop, copy, report
    case rehearseHere, rehearseOnSchema, rehearseOnRows
    case runTogether, runAlone, runAloneAgain

    package var entry: CommandEntry {
        switch self {
        case .apply:
            CommandEntry(
                "apply-migrations", "apply…", keys: "a",
                help: "Applies what is shown as Drizzle does, once the database's name is typed.")
        case .rehearse:
            CommandEntry(
                "rehearse-migrations", "rehearse…", keys: "d",
                help: "Runs it and takes it back, here or on a copy, and says what each statement does.")
        case .backUp:
            CommandEntry(
                "back-up-first", "backup…", keys: "b",
                help: "Names the file into which pg_dump puts a backup before anything is applied.")
        case .transaction:
            CommandEntry(
                "choose-transaction", "transaction…", keys: "t",
                help: "Runs what refuses a transaction statement by statement, or as Drizzle does again.")
        case .stop: .stopBlocker("stop-blocker-of-run")
        case .copy: CommandEntry("copy-migrations", "copy", keys: "y", help: "Copies the SQL.")
        case .report:
            CommandEntry(
                "copy-apply-report", "copy report", keys: "V",
                help: "Copies all of it as Markdown, to be pasted into a pull request.")
        case .rehearseHere:
            CommandEntry(
                "rehearse-here", "rehearse here",
                help: "Rehearses it in this database, in a transaction that is rolled back.")
        case .rehearseOnSchema:
            CommandEntry(
                "rehearse-on-schema", "rehearse on a copy",
                help: "Rehearses it on a copy of the schema, on a server of its own.")
        case .rehearseOnRows:
            CommandEntry(
                "rehearse-on-rows", "rehearse on rows",
                help: "Rehearses it on a copy with up to \(Self.copiedRows) rows of each table.")
        case .runTogether:
            CommandEntry("run-together", "in one transaction", help: "Runs everything as Drizzle does.")
        case .runAlone:
            CommandEntry(
                "run-alone", "statement by statement",
                help: "Runs what refuses a transaction without one; a run that was stopped goes on.")
        case .runAloneAgain:
            CommandEntry(
                "run-alone-again", "drop what is invalid",
                help: "The same, and drops an invalid index of an earlier try before it is built again.")
        }
    }

    /// Of each table, for a rehearsal on rows.
    static let copiedRows = 1000
}
