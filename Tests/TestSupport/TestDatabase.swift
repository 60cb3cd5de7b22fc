import Foundation
package import Postgres
package import SQL
package import ScratchServer

/// A database that only one test knows.
package struct TestDatabase: Sendable {
    package let server: ScratchServer
    package let name: String

    package init(server: ScratchServer, name: String) { (self.server, self.name) = (server, name) }

    package var target: ConnectionTarget { server.target(database: name) }

    package func connect() async throws -> Connection { try await Connection.open(target) }

    /// Runs a script, all of it in one transaction.
    package func run(_ script: String) async throws {
        let connection = try await connect()
        let bytes = Array(script.utf8)
        let statements = SQL.statements(in: script).map {
            SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self))
        }
        _ = try await connection.run(
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited))
        await connection.close()
    }

    /// The only cell of the answer, as another session sees it.
    package func value(_ sql: SQL) async throws -> String? {
        let connection = try await connect()
        let rows = try await connection.run(Batch(sql, searchPath: .session))
        await connection.close()
        return rows[0][0, 0]
    }
}

/// Runs `body` with a fresh database on the shared server, and drops the database.
///
/// - Parameters:
///   - script: SQL that fills the database first.
///   - encoding: Of the database, such as `SQL_ASCII`; collation and character classes are C.
///   - binaries: The server version; this machine's own by default.
///   - body: The test.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or why there is no such database.
package func withDatabase<Value>(
    _ script: String? = nil, encoding: String = "UTF8", on binaries: ServerBinaries? = nil,
    _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    try await DatabaseGate.pass {
        try await withDatabaseOfItsOwn(script, encoding: encoding, on: binaries, body)
    }
}

private func withDatabaseOfItsOwn<Value>(
    _ script: String?, encoding: String, on binaries: ServerBinaries?,
    _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    let server = try await SharedServers.all.server(binaries)
    let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    let administrator = try await Connection.open(server.target())
    let creation: SQL = """
        CREATE DATABASE \(Identifier(name)) TEMPLATE template0 ENCODING \(unsafe: "'\(encoding)'") LOCALE 'C'
        """
    _ = try await administrator.run(Batch(creation, access: .autocommit))
    let database = TestDatabase(server: server, name: name)
    let outcome: Result<Value, any Error>
    do {
        if let script { try await database.run(script) }
        outcome = .success(try await body(database))
    } catch {
        outcome = .failure(error)
    }
    _ = try await administrator.run(
        Batch("DROP DATABASE IF EXISTS \(Identifier(name)) WITH (FORCE)", access: .autocommit))
    await administrator.close()
    return try outcome.get()
}
