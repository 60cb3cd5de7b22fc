import Foundation
import Postgres
import SQL
import ScratchServer
import Terminal
import TestSupport

/// What every figure is measured with: a server, the two programs, and how thorough to be.
struct Workbench: Sendable {
    let server: ScratchServer
    /// The program this is about, as it is shipped.
    let raingauge: String
    /// PostgreSQL's own binary beside the server's, not the wrapper that Debian puts on the search path.
    let psql: String
    /// How often everything is measured.
    let rounds: Int
    /// Rows of the tables for which ten million are asked.
    let manyRows: Int
    /// An empty folder, in which both programs run and which they believe to be their home.
    let folder: String

    /// A database of that name, made and filled by `script` unless it is there.
    func database(_ name: String, _ script: [SQL]) async throws -> ConnectionTarget {
        let administrator = try await Connection.open(server.target())
        let known = try await administrator.run(
            Batch("SELECT FROM pg_catalog.pg_database WHERE datname = \(name)"))
        if known[0].isEmpty {
            try await Self.run(["CREATE DATABASE \(Identifier(name))"], on: administrator)
            let filler = try await Connection.open(server.target(database: name))
            try await Self.run(script, on: filler)
            await filler.close()
            // What was written goes to the disk now, not while something is being measured.
            try await Self.run(["CHECKPOINT"], on: administrator)
        }
        await administrator.close()
        return server.target(database: name)
    }

    /// Each statement in a transaction of its own, however long it takes.
    private static func run(_ statements: [SQL], on connection: Connection) async throws {
        for statement in statements {
            _ = try await connection.run(Batch(statement, access: .autocommit, limits: .unlimited))
        }
    }

    /// What both programs find in their environment; neither reads a file of settings.
    func environment(_ target: ConnectionTarget) -> [String: String] {
        [
            "PGHOST": target.parameters["host"] ?? "", "PGPORT": target.parameters["port"] ?? "",
            "PGUSER": target.parameters["user"] ?? "", "PGDATABASE": target.parameters["dbname"] ?? "",
            "HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
        ]
    }

    /// The program in a terminal of its own.
    func browser(
        _ target: ConnectionTarget, _ arguments: [String] = [], size: Size = Size(columns: 80, rows: 24)
    ) throws -> Pty {
        try Pty(raingauge, arguments, environment: environment(target), size: size)
    }

    /// Measures ours and psql's in turns; every second time psql goes first.
    func alternate(_ ours: () async throws -> Void, _ psqls: () async throws -> Void) async throws {
        for round in 0..<rounds {
            if round.isMultiple(of: 2) {
                try await ours()
                try await psqls()
            } else {
                try await psqls()
                try await ours()
            }
        }
    }
}
