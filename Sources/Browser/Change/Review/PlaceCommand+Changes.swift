extension PlaceCommand {
    package static let changes = PlaceCommand(
        CommandEntry(
            "changes", "review", keys: "W",
            help: "What is staged: from what to what, its SQL, what follows from it; and commits it.")
    ) { browser in
        browser.context.staging.isEmpty
            ? .barred("Nothing is staged: e edits a cell, o adds a row, dd marks one.")
            : .to(Destination { ChangesScreen(id: $0) })
    }
}
