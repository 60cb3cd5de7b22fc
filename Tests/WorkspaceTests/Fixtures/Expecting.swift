import Postgres
import ScratchServer
import TestSupport
import Testing
import Workspace

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

/// Whether the error is the server's, or libpq's, of this kind.
func isServerError(_ error: WorkspaceError?, _ kind: PostgresError.Kind, of name: String) -> Bool {
    guard case .server(let error, let database)? = error else { return false }
    return error.kind == kind && database == name
}
