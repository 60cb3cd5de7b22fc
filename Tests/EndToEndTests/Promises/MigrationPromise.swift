import Foundation
import Glibc
import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Testing

extension Promises {
    private static let pieces = 30

    /// What goes away while a migration runs.
    private enum Loss: Int, CaseIterable { case program, session, server, line }

    @Test func `a migration is there as a whole or not at all, whatever goes away at whichever statement`()
        async throws
    {
        let promise = Promise(
            words:
                "A migration whose program, session, server or line goes away is there whole or not at all",
            all: Self.pieces * Loss.allCases.count, sample: 8)
        let doomed = DoomedServers()
        try await promise.keep { number, _ in
            // A sample of eight has two of each.
            let loss = Loss.allCases[(number + number / Self.pieces) % Loss.allCases.count]
            let boundary = number % Self.pieces + 1
            let project = try Self.project(
                ofPlainPieces: (number / Loss.allCases.count).isMultiple(of: 2))
            guard loss == .server else {
                return try await withDatabase { database in
                    try await Self.fault(after: loss, at: boundary, in: project, database)
                }
            }
            return try await doomed.use { server in
                let database = try await TestDatabase.made("case_\(number)", on: server)
                return try await Self.fault(after: loss, at: boundary, in: project, database)
            }
        }
        await doomed.stop()
    }

    /// One migration of many statements, each of which takes long enough to be met; where each piece is a plain one, many are
    /// sent ahead of their answers.
    private static func project(ofPlainPieces isPlain: Bool) throws -> TemporaryProject {
        let project = try TemporaryProject(
            configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
        let folder = project.path + "/drizzle/20260101000000_many"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let statements = (1...pieces).map { piece in
            isPlain
                ? "CREATE TABLE made_\(piece) AS SELECT FROM pg_sleep(0.02);"
                : "CREATE TABLE made_\(piece) (); SELECT pg_sleep(0.02);"
        }
        try statements.joined(separator: "\n--> statement-breakpoint\n").write(
            toFile: folder + "/migration.sql", atomically: true, encoding: .utf8)
        return project
    }

    /// What is not as it should be.
    private static func fault(
        after loss: Loss, at boundary: Int, in project: TemporaryProject, _ database: TestDatabase
    ) async throws -> String? {
        let line = try HalfOpenLine(inFrontOf: database.target)
        let running = try Program.raingauge.start(
            "migrate", "--yes", "--format", "json", "--url", line.address, "--config",
            project.path + "/drizzle.config.ts")
        read(running, upTo: boundary)
        try await lose(loss, running, line, database)
        running.readToEnd()
        if loss == .server { try await database.server.resume() }
        try await database.waitUntilNobodyElseIsThere()
        let found = try await database.value(Self.state)
        guard found == "0 f 0" || found == "\(pieces) t 1" else {
            return "\(loss) at \(boundary): \(found ?? "")"
        }
        let status = try await Program.raingauge.run(
            "status", "--url", database.address, "--config", project.path + "/drizzle.config.ts")
        let isApplied = found != "0 f 0"
        return status.status == (isApplied ? 0 : 1)
            ? nil : "\(loss) at \(boundary): status says \(status.output)"
    }

    /// How many tables there are, whether the ledger is, and how many rows it has.
    private static let state: SQL = """
        SELECT (SELECT count(*) FROM pg_class WHERE relname LIKE 'made\\_%' AND relkind = 'r')
               || ' ' || left((rows > 0)::text, 1) || ' ' || rows
          FROM (SELECT CASE WHEN to_regclass('drizzle.__drizzle_migrations') IS NULL THEN 0
                            ELSE (xpath('/row/n/text()', query_to_xml(
                                 'SELECT count(*) AS n FROM drizzle.__drizzle_migrations', false, true, '')))[1]::text::int
                       END AS rows) AS ledger
        """

    private static func read(_ running: Program.Running, upTo boundary: Int) {
        var said = ""
        while said.components(separatedBy: "\"event\":\"runs\"").count <= boundary {
            let more = running.readSome()
            if more.isEmpty { return }
            said += more
        }
    }

    private static func lose(
        _ loss: Loss, _ running: Program.Running, _ line: HalfOpenLine, _ database: TestDatabase
    ) async throws {
        switch loss {
        case .program: kill(running.process.processIdentifier, SIGKILL)
        case .session:
            _ = try await database.value(
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
        case .server: try await database.server.halt(isCrash: true)
        case .line: line.cut()
        }
    }
}

/// Servers that are halted again and again, each of them by one test at a time: to make one takes longer than to have it
/// crash and come back.
private final class DoomedServers: Sendable {
    private let idle = Mutex<[ScratchServer]>([])

    func use<Value>(_ work: (ScratchServer) async throws -> Value) async throws -> Value {
        let known = idle.withLock { $0.popLast() }
        let server =
            if let known { known } else { try await ScratchServer.start(ScratchServer.Configuration()) }
        let value = try await work(server)
        idle.withLock { $0.append(server) }
        return value
    }

    func stop() async {
        for server in idle.withLock(\.self) { await server.stop() }
    }
}

extension TestDatabase {
    /// A new one on a server of somebody's own.
    fileprivate static func made(_ name: String, on server: ScratchServer) async throws -> TestDatabase {
        let administrator = try await Connection.open(server.target())
        _ = try await administrator.run(Batch("CREATE DATABASE \(Identifier(name))", access: .autocommit))
        await administrator.close()
        return TestDatabase(server: server, name: name)
    }
}
