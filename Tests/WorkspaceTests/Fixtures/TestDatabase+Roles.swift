import Postgres
import ScratchServer
import TestSupport

extension TestDatabase {
    /// Where no server listens.
    static let nowhere = ConnectionTarget(parameters: ["host": "/nonexistent", "dbname": "nowhere"])

    /// Runs `body` as a role of its own that has only these privileges; `?` stands for its name.
    func asRole(grants: String, _ body: (Connection) async throws -> Void) async throws {
        let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
        try await run("CREATE ROLE \(role) LOGIN; " + grants.replacing("?", with: role))
        let connection = try await Connection.open(server.target(database: name, user: role))
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(connection)) } catch { outcome = .failure(error) }
        await connection.close()
        try await run("DROP OWNED BY \(role); DROP ROLE \(role)")
        try outcome.get()
    }
}
