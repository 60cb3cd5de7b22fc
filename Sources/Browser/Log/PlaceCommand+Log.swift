extension PlaceCommand {
    package static let log = PlaceCommand(
        CommandEntry("log", "log", help: "What the program did last, where `--log` keeps a log.")
    ) { _ in .to(Destination { LogScreen(id: $0) }) }
}
