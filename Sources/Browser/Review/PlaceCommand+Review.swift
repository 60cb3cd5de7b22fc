extension PlaceCommand {
    package static let review = PlaceCommand(
        CommandEntry(
            "review", "review", keys: "r", help: "What the pending migrations would lock, break and cost.")
    ) { browser in
        browser.wayInProject { _, _ in Destination { ReviewScreen(id: $0) } }
    }
}
