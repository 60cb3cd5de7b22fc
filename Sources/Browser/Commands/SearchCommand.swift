/// Searching what is loaded, on every screen alike.
package enum SearchCommand: Command {
    case search, next, previous

    package var entry: CommandEntry {
        switch self {
        case .search: CommandEntry("search", "search", keys: "/", help: "Searches what is loaded.")
        case .next: CommandEntry("next-match", "next", keys: "n", help: "To the next match.")
        case .previous: CommandEntry("previous-match", "previous", keys: "N", help: "To the match before.")
        }
    }
}
