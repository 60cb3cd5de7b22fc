import Foundation
import SQL
import TestSupport
import Testing

@Suite struct `raingauge migrate` {
    /// A project of two migrations; the second makes what the first one's text says.
    private static func run(
        second: String = "CREATE TABLE b ();", _ body: (TemporaryProject, TestDatabase) async throws -> Void
    ) async throws {
        try await withDatabase { database in
            let project = try TemporaryProject(
                configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
            for (name, text) in [("20260101000000_a", "CREATE TABLE a ();"), ("20260102000000_b", second)] {
                let folder = "\(project.path)/drizzle/\(name)"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try text.write(toFile: folder + "/migration.sql", atomically: true, encoding: .utf8)
            }
            try await body(project, database)
        }
    }

    private static func raingauge(
        _ project: TemporaryProject, _ database: TestDatabase, _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> Program.Outcome {
        try await Program.raingauge.run(
            ["migrate"] + arguments + ["--url", database.address], environment: environment, in: project.path)
    }

    @Test func `only prints what it would do, and does it with --yes`() async throws {
        try await Self.run { project, database in
            let printed = try await Self.raingauge(project, database)
            #expect(printed.status == 0)
            #expect(printed.output.contains("2 migrations: 20260101000000_a, 20260102000000_b."))
            #expect(printed.output.contains("CREATE TABLE b ();"))
            #expect(printed.output.contains("Nothing was changed. The same with --yes applies it."))
            #expect(
                try await database.value("SELECT to_regclass('drizzle.__drizzle_migrations') IS NULL") == "t")
            let run = try await Self.raingauge(project, database, "--yes")
            #expect(run.status == 0)
            #expect(run.output.contains("applied 20260102000000_b"))
            #expect(run.output.contains("2 migrations · 2 applied"))
            #expect(try await database.value("SELECT count(*) FROM drizzle.__drizzle_migrations") == "2")
        }
    }

    @Test func `shows the line at which the server stopped it, with a mark below the place`() async throws {
        try await Self.run(second: "SELECT 1;\nSELECT nosuch;") { project, database in
            let run = try await Self.raingauge(project, database, "--yes")
            #expect(run.status == 3)
            #expect(run.errors.contains("20260102000000_b was stopped at line 2: SELECT."))
            #expect(run.errors.contains("column \"nosuch\" does not exist (42703)"))
            #expect(run.errors.contains("/20260102000000_b/migration.sql:2:8"))
            #expect(run.errors.contains("  SELECT nosuch;\n           ^"))
            #expect(run.errors.contains("none of the migrations is applied"))
        }
    }

    @Test func `writes a line of JSON for each thing that happens`() async throws {
        try await Self.run { project, database in
            let run = try await Self.raingauge(project, database, "--yes", "--format", "json")
            let events = run.output.split(separator: "\n").map { line in
                let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return json?["event"] as? String
            }
            #expect(
                events == ["begins", "runs", "recorded", "runs", "recorded", "committed", "done"])
        }
    }

    @Test func `asks for the name of a database that is production`() async throws {
        try await Self.run { project, database in
            let settings = try TemporaryProject(
                settings: "[[environment]]\nmatch = \"test_*\"\nlabel = \"production\"\ncolour = \"red\"\n")
            let environment = ["XDG_CONFIG_HOME": settings.path]
            let refused = try await Self.raingauge(project, database, "--yes", environment: environment)
            #expect(refused.status == 4)
            #expect(refused.errors.contains("--database \(database.name)"))
            let run = try await Self.raingauge(
                project, database, "--yes", "--database", database.name, environment: environment)
            #expect(run.status == 0)
        }
    }
}
