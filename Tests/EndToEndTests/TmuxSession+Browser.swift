extension TmuxSession {
    /// From the list of all tables, opens the one that matches.
    func openTable(_ name: String) async throws {
        press("/")
        type(name)
        press("Enter")
        try await wait(for: "/\(name)", "q quit")
        press("Enter")
        try await wait(for: " ▸ rows")
    }

    /// Closes the table that ``openTable(_:)`` opened, and forgets what was searched for, until `other` is there again.
    func backToAllTables(with other: String) async throws {
        press("q")
        try await wait(for: "q quit")
        press("Escape")
        try await wait(for: other, "q quit")
    }
}
