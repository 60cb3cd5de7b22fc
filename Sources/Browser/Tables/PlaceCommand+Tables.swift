extension PlaceCommand {
    package static let tables = PlaceCommand(
        CommandEntry("tables", "tables", keys: "T", help: "The tables of the database.")
    ) { _ in .to(Destination { TablesScreen(id: $0) }) }
}
