extension PlaceCommand {
    package static let migrations = PlaceCommand(
        CommandEntry("migrations", "migrations", keys: "m", help: "Where the Drizzle migrations stand.")
    ) { browser in
        browser.wayInProject { project, _ in Destination { MigrationsScreen(id: $0, project: project) } }
    }
}
