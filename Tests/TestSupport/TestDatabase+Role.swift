extension TestDatabase {
    /// Makes a role that has only these privileges for as long as `body` runs; `?` in them stands for its name.
    package func withRole(grants: String, _ body: (String) async throws -> Void) async throws {
        let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
        try await run("CREATE ROLE \(role) LOGIN; " + grants.replacing("?", with: role))
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(role)) } catch { outcome = .failure(error) }
        try await run("DROP OWNED BY \(role); DROP ROLE \(role)")
        try outcome.get()
    }
}
