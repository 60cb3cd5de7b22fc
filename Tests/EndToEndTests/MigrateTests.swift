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
            #expect(run.errors.contains("nothing of this run is applied"))
        }
    }

    @Test func `does not take values along without a word, and says how they may go`() async throws {
        let second = "CREATE TABLE b ();--> statement-breakpoint\nALTER TABLE old DROP COLUMN note;"
        try await Self.run(second: second) { project, database in
            try await database.run("CREATE TABLE old (id int, note text); INSERT INTO old VALUES (1, 'x')")
            let shown = try await Self.raingauge(project, database)
            #expect(shown.output.contains("old.note goes with all its values."))
            #expect(shown.output.contains("1 row has a value of note that would be lost."))
            #expect(shown.output.contains("The same with --yes --accept-loss applies it."))
            let refused = try await Self.raingauge(project, database, "--yes")
            #expect(refused.status == 4)
            #expect(refused.errors.contains("What is in the database would be lost; nothing was applied."))
            #expect(try await database.value("SELECT to_regclass('b') IS NULL") == "t")
            let run = try await Self.raingauge(project, database, "--yes", "--accept-loss")
            #expect(run.status == 0)
        }
    }

    @Test func `sends nothing where the review finds something as grave as it is told`() async throws {
        let second =
            "CREATE TABLE b ();--> statement-breakpoint\nALTER TABLE old ADD COLUMN kind text NOT NULL;"
        try await Self.run(second: second) { project, database in
            try await database.run("CREATE TABLE old (id int); INSERT INTO old VALUES (1)")
            let refused = try await Self.raingauge(
                project, database, "--yes", "--fail-on", "danger", "--format", "json")
            #expect(refused.status == 4)
            #expect(refused.output.contains("\"event\":\"foreseen\""))
            #expect(
                try await database.value("SELECT to_regclass('drizzle.__drizzle_migrations') IS NULL") == "t")
        }
    }

    @Test func `makes a backup first, and applies nothing without it`() async throws {
        try await Self.run { project, database in
            let file = project.path + "/before.dump"
            let run = try await Self.raingauge(project, database, "--yes", "--backup", file)
            #expect(run.status == 0)
            #expect(run.errors.contains("read back by pg_restore"))
            #expect(FileManager.default.fileExists(atPath: file))
        }
        try await Self.run { project, database in
            let run = try await Self.raingauge(project, database, "--yes", "--backup", project.path + "/no/x")
            #expect(run.status == 4)
            #expect(run.errors.contains("No such file or directory. Nothing was applied."))
            #expect(try await database.value("SELECT to_regclass('b') IS NULL") == "t")
        }
    }

    @Test func `writes what it found and did for a pull request, also where it was stopped`() async throws {
        try await Self.run { project, database in
            let file = project.path + "/report.md"
            let shown = try await Self.raingauge(project, database, "--report", file)
            #expect(shown.status == 0)
            let plan = try String(contentsOfFile: file, encoding: .utf8)
            #expect(plan.hasPrefix("# Migration, not applied\n") && plan.contains("CREATE TABLE b ();"))
            let run = try await Self.raingauge(project, database, "--yes", "--report", file)
            #expect(run.status == 0, "\(run.errors)")
            let done = try String(contentsOfFile: file, encoding: .utf8)
            #expect(done.hasPrefix("# Migration\n") && done.contains("applied 20260102000000"))
            #expect(done.contains("## Applied") && done.contains("## Drift"))
        }
        try await Self.run(second: "ALTER ROLE nobody_is_called_so PASSWORD 'open sesame';") {
            project, database in
            let file = project.path + "/report.md"
            let run = try await Self.raingauge(project, database, "--yes", "--report", file)
            #expect(run.status == 3)
            let report = try String(contentsOfFile: file, encoding: .utf8)
            #expect(report.hasPrefix("# Migration, stopped\n") && report.contains("## Stopped"))
            #expect(report.contains("PASSWORD '***'") && !report.contains("sesame"))
        }
    }

    @Test func `does nothing where what it found could not be written`() async throws {
        try await Self.run { project, database in
            let file = project.path + "/no/x.md"
            let run = try await Self.raingauge(project, database, "--yes", "--report", file)
            #expect(run.status == 2)
            #expect(run.errors.contains("no/x.md cannot be written"))
            #expect(try await database.value("SELECT to_regclass('b') IS NULL") == "t")
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
