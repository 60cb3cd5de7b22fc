import Postgres
import SQL
import ScratchServer
import TestSupport

/// A server that no other suite applies migrations on: some of them make roles, which belong to all of a server.
actor OwnServer {
    private let name: String
    private var server: ScratchServer?
    private var count = 0

    /// `name` begins those of its databases.
    init(_ name: String) { self.name = name }

    func withDatabase(_ body: (TestDatabase) async throws -> Void) async throws {
        let server = try await running()
        count += 1
        let database = TestDatabase(server: server, name: "\(name)_\(count)")
        let administrator = try await Connection.open(server.target())
        _ = try await administrator.run(
            Batch("CREATE DATABASE \(Identifier(database.name))", access: .autocommit))
        await administrator.close()
        try await body(database)
    }

    private func running() async throws -> ScratchServer {
        if let server { return server }
        let started = try await ScratchServer.start()
        server = started
        return started
    }
}
