import Drizzle
import Verification

extension PlaceCommand {
    /// What is known of the files already is shown at once.
    package static let check = PlaceCommand(
        CommandEntry("check", "check", keys: "C", help: "What is wrong with the files themselves.")
    ) { browser in
        browser.wayInProject { project, known in
            guard case .status(let status) = project else { return nil }
            return Destination { CheckScreen(id: $0, folder: status.folder.path, known: known) }
        }
    }
}
