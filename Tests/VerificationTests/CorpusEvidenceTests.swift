import Drizzle
import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

/// Every real folder against real databases that Drizzle's own rules have filled; prints a table.
@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The status of a real folder, on PostgreSQL,` {
    @Test func `is what Drizzle's rules say: nothing, half, and all of it applied`() async throws {
        // A server of its own, as some folders make roles, which belong to no database.
        let cluster = EvidenceCluster(server: try await ScratchServer.start())
        var lines = [Line.head]
        for project in Corpus.projects {
            let line = try await line(for: project, on: cluster)
            lines.append(line)
        }
        await cluster.server.stop()
        print(lines.map(\.text).joined(separator: "\n"))
    }

    private func line(for project: Corpus.Project, on cluster: EvidenceCluster) async throws -> Line {
        var line = Line(
            project: project.name, files: "\(MigrationFolder.reading(project.folder).migrations.count)")
        try await cluster.withDatabase { database in
            let status = try await status(of: project, in: database)
            line.empty = status.summary
            guard let problem = status.folder.problems.first(where: \.stopsDrizzle) else {
                #expect(status.count(of: .pending) == status.migrationCount, "\(project.name), empty")
                return
            }
            #expect(status.nextRun.obstacle == .folder(problem), "\(project.name)")
            #expect(!problem.sentence.isEmpty && !problem.remedy.isEmpty)
            line.half = problem.sentence
        }
        guard !project.ledger.isEmpty else { return line }
        try await checkHalf(of: project, on: cluster, &line)
        try await checkWhole(of: project, on: cluster, &line)
        return line
    }

    /// Half of it is there and applied; then the rest comes in, and what Drizzle's rules run is what was foretold.
    private func checkHalf(of project: Corpus.Project, on cluster: EvidenceCluster, _ line: inout Line)
        async throws
    {
        let count = project.ledger.count / 2
        line.half = try await cluster.withDatabase { database -> String in
            try await fill(database, project, rows: count)
            let status = try await status(of: project, in: database)
            #expect(status.count(of: .applied) == count, "\(project.name), half")
            let rest = project.ledger.count - count
            #expect(status.count(of: .pending) + status.count(of: .skipped) == rest, "\(project.name), half")
            guard project.isRunnable else { return status.summary }
            let ran = try await replay(project, in: database, first: nil)
            #expect(ran == status.nextRun.migrations.map(\.tag), "\(project.name), second half")
            return status.summary
        }
    }

    private func checkWhole(of project: Corpus.Project, on cluster: EvidenceCluster, _ line: inout Line)
        async throws
    {
        line.whole = try await cluster.withDatabase { database -> String in
            try await fill(database, project, rows: project.ledger.count)
            let status = try await status(of: project, in: database)
            let rows = status.ledger.rows.map { "\($0.hash ?? "") \($0.createdAt)" }
            let expected = project.ledger.map { row in
                "\(row.hash) \(LedgerRow.CreatedAt.at(UnixMilliseconds(rawValue: row.createdAt)))"
            }
            #expect(rows == expected, "\(project.name), ledger")
            #expect(status.count(of: .applied) == project.ledger.count, "\(project.name), all")
            #expect(status.nextRun.migrations.isEmpty && status.nextRun.obstacle == nil, "\(project.name)")
            return status.summary
        }
    }

    /// By Drizzle's rules or, where the SQL does not run on this server, with the rows that they would have written.
    private func fill(_ database: TestDatabase, _ project: Corpus.Project, rows count: Int) async throws {
        if project.isRunnable {
            let ran = try await replay(project, in: database, first: count)
            #expect(ran == project.ledger.prefix(count).map(\.tag), "\(project.name)")
            return
        }
        let isJournal = project.layout != "folders"
        try await database.run(
            """
            CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations
            (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint\(isJournal ? "" : ", name text"))
            """)
        let connection = try await database.connect()
        let rows = project.ledger.prefix(count).map { row -> SQL in
            isJournal
                ? "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (\(row.hash), \(row.createdAt))"
                : "INSERT INTO drizzle.__drizzle_migrations (hash, created_at, name) VALUES (\(row.hash), \(row.createdAt), \(row.tag))"
        }
        _ = try await connection.run(Batch(Array(rows), access: .readWrite, searchPath: .session))
        await connection.close()
    }

    private func replay(
        _ project: Corpus.Project, in database: TestDatabase, first count: Int?
    ) async throws -> [String] {
        let connection = try await database.connect()
        let replay = DrizzleReplay(on: connection)
        let ran =
            project.layout == "folders"
            ? try await replay.migrateFolders(in: project.folder, first: count)
            : try await replay.migrateJournal(in: project.folder, first: count)
        await connection.close()
        return ran
    }

    private func status(of project: Corpus.Project, in database: TestDatabase) async throws -> MigrationStatus
    {
        let connection = try await database.connect()
        let reading = LedgerReading(.standard)
        let answers = await connection.run(reading.batches)
        await connection.close()
        return MigrationStatus(
            folder: .reading(project.folder), ledger: reading.ledger(from: answers), now: 1_795_000_000_000)
    }

    private struct Line {
        var project: String
        var files: String
        var empty = ""
        var half = ""
        var whole = ""

        static let head = Line(
            project: "project", files: "files", empty: "empty database", half: "half applied",
            whole: "all applied")

        var text: String {
            let cells = [(project, 62), (files, 5), (empty, 24), (half, 44), (whole, 30)]
            return cells.map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
                .joined(separator: "  ")
        }
    }
}

extension MigrationStatus {
    /// The states and how many there are of each.
    fileprivate var summary: String {
        let states = MigrationState.allCases.filter { count(of: $0) > 0 }
        return states.map { "\(count(of: $0)) \($0.word)" }.joined(separator: ", ")
    }
}

/// One database after the other on a server of the test's own; what a folder leaves behind outside of it goes too.
private struct EvidenceCluster {
    let server: ScratchServer

    func withDatabase<Value>(_ body: (TestDatabase) async throws -> Value) async throws -> Value {
        let administrator = try await Connection.open(server.target())
        _ = try await administrator.run(
            Batch("CREATE DATABASE evidence TEMPLATE template0", access: .autocommit))
        let value = try await body(TestDatabase(server: server, name: "evidence"))
        _ = try await administrator.run(
            Batch("DROP DATABASE evidence WITH (FORCE)", access: .autocommit))
        let roles = try await administrator.run(
            Batch("SELECT rolname FROM pg_catalog.pg_roles WHERE oid >= 16384"))[0]
        let removals = roles.rows.map { row -> SQL in "DROP ROLE \(Identifier(roles.text(row, 0)))" }
        _ = try await administrator.run(Batch(removals, access: .autocommit))
        await administrator.close()
        return value
    }
}
