import Terminal

/// What can be done where runs are watched.
package enum WatchScreenCommand: Command {
    case stop

    package var entry: CommandEntry {
        switch self {
        case .stop: .stopBlocker("stop-blocker")
        }
    }
}

extension CommandEntry {
    /// The same wherever runs are seen.
    static func stopBlocker(_ name: String) -> CommandEntry {
        CommandEntry(
            name, "stop blocker…", keys: "x",
            help: "Cancels what a run waits for, once its number is typed; where that is not enough, ends it."
        )
    }
}

extension PlaceCommand {
    package static let watch = PlaceCommand(
        CommandEntry("watch", "watch", help: "Who applies migrations now, and what they wait for.")
    ) { browser in
        browser.wayInProject { _, _ in .watch }
    }
}

extension Destination {
    /// Who applies migrations now.
    package static let watch = Destination { WatchScreen(id: $0) }
}
