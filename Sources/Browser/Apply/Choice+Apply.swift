extension Choice {
    /// Where to rehearse.
    static let rehearsal = Choice(
        "Rehearse",
        options: [
            .init("h", "Here, rolled back at the end", command: ApplyCommand.rehearseHere.entry.name),
            .init("s", "On a copy of the schema", command: ApplyCommand.rehearseOnSchema.entry.name),
            .init(
                "r", "On a copy with up to \(ApplyCommand.copiedRows) rows a table",
                command: ApplyCommand.rehearseOnRows.entry.name),
        ])

    /// How what refuses a transaction is run.
    static let transaction = Choice(
        "What refuses a transaction",
        options: [
            .init("t", "In one transaction, as Drizzle", command: ApplyCommand.runTogether.entry.name),
            .init(
                "s", "Statement by statement, without one", command: ApplyCommand.runAlone.entry.name),
            .init(
                "i", "The same, dropping an invalid index first",
                command: ApplyCommand.runAloneAgain.entry.name),
        ])
}
