package import Verification

extension ApplyEvent {
    /// One line for who watches; `nil` for what is said elsewhere.
    package var line: String? {
        switch self {
        case .backsUp(let size, let elapsed): "Backup: \(size) after \(elapsed.shown)."
        case .backedUp(let file, let size, let entries):
            "Backup: \(file), \(size), \(Numbers.count(entries, "entry", "entries")), read back by pg_restore."
        case .copies(.schema): "The schema is copied to a server of its own."
        case .copies(.rows): "Rows are copied."
        case .waitsForOtherRun: "Another run is under way; waiting for it."
        case .upgrades: "The ledger gets the columns of Drizzle 1.0."
        case .begins(let attempt): attempt == 1 ? nil : "Attempt \(attempt)."
        case .goesOn(let tag, let statement): "\(tag) goes on with statement \(statement)."
        case .drops(let index): "The index \(index.display), which is not valid, is dropped first."
        case .runs(let tag, let piece, let count, let line, let statement):
            "\(tag) \(piece)/\(count), line \(line): \(statement)"
        case .said(let text): "  \(text)"
        case .waits(let blockers):
            blockers.isEmpty
                ? "  goes on" : "  waits for \(blockers.map(\.sentence).joined(separator: "; "))"
        case .holdsUp(let waiting):
            waiting.isEmpty
                ? "  holds nobody up any more"
                : "  holds up \(waiting.map(\.sentence).joined(separator: "; "))"
        case .recorded: nil
        case .committed(let tags): tags.isEmpty ? nil : "Committed."
        case .givesWay(let attempt, let reason):
            "Attempt \(attempt) was taken back, so that others may go on: \(reason)."
        }
    }
}

extension ApplyEvent {
    /// Whether it tells how far something is that takes long, or that it begins anew: what a screen says besides the run
    /// that it shows.
    package var isProgress: Bool {
        switch self {
        case .backsUp, .backedUp, .copies, .waitsForOtherRun, .upgrades, .begins, .goesOn, .drops, .givesWay:
            true
        case .runs, .said, .waits, .holdsUp, .recorded, .committed: false
        }
    }
}

extension Blocker {
    /// Such as `session 4711 (app, web): idle in transaction: UPDATE orders SET …`.
    package var sentence: String {
        let who = [role, application].filter { !$0.isEmpty }.joined(separator: ", ")
        return "session \(pid)\(who.isEmpty ? "" : " (\(who))"), \(state): \(shortQuery)"
    }

    /// Its query on one line, cut where it is long.
    var shortQuery: String {
        let words = query.split { $0.isWhitespace }.joined(separator: " ")
        return words.count > 80 ? words.prefix(79) + "…" : words
    }
}

extension [Blocker] {
    /// One line for who waits meanwhile.
    package var waitingWords: String {
        isEmpty
            ? "It goes on; ^C stops it."
            : "Waits for \(map(\.sentence).joined(separator: "; ")); ^C stops it."
    }
}
