extension PlaceCommand {
    package static let drift = PlaceCommand(
        CommandEntry(
            "drift", "drift", keys: "D",
            help: "Whether the database still has the schema that the migrations recorded.")
    ) { browser in
        browser.wayInProject { _, _ in Destination { DriftScreen(id: $0) } }
    }
}
