import Postgres
import ScratchServer
import TestSupport

extension TestDatabase {
    /// Where no server listens.
    static let nowhere = ConnectionTarget(parameters: ["host": "/nonexistent", "dbname": "nowhere"])

    /// Runs `body` as a role of its own that has only these privileges; `?` stands for its name.
    func asRole(grants: String, _ body: (Connection) async throws -> Void) async throws {
        try await withRole(grants: grants) { role in
            let connection = try await Connection.open(server.target(database: name, user: role))
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body(connection)) } catch { outcome = .failure(error) }
            await connection.close()
            try outcome.get()
        }
    }
}
