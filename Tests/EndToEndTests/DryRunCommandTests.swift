import Foundation
import SQL
import TestSupport
import Testing

@Suite struct `raingauge dry-run` {
    /// A project of one migration, and a database with a few rows.
    private static func run(
        _ migration: String, _ body: (TemporaryProject, TestDatabase) async throws -> Void
    ) async throws {
        try await withDatabase(
            "CREATE TABLE lamps (id int PRIMARY KEY, watts int); INSERT INTO lamps VALUES (1, 40), (2, NULL)"
        ) { database in
            let project = try TemporaryProject(
                configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
            let folder = "\(project.path)/drizzle/20260101000000_a"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(
                atPath: project.path + "/tmp", withIntermediateDirectories: true)
            try migration.write(toFile: folder + "/migration.sql", atomically: true, encoding: .utf8)
            try await body(project, database)
        }
    }

    private static func raingauge(
        _ project: TemporaryProject, _ database: TestDatabase, _ arguments: String...
    ) async throws -> Program.Outcome {
        try await Program.raingauge.run(
            ["dry-run"] + arguments + ["--url", database.address],
            environment: ["TMPDIR": project.path + "/tmp"], in: project.path)
    }

    private static func leftovers(_ project: TemporaryProject) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: project.path + "/tmp")
    }

    @Test func `says what each statement does, and writes it for a pull request`() async throws {
        let migration = """
            CREATE ROLE never_there PASSWORD 'open sesame';--> statement-breakpoint
            ALTER TABLE lamps ADD COLUMN colour text DEFAULT 'warm' NOT NULL;
            """
        try await Self.run(migration) { project, database in
            let file = project.path + "/report.md"
            let run = try await Self.raingauge(project, database, "--report", file)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("ACCESS EXCLUSIVE on lamps"))
            let report = try String(contentsOfFile: file, encoding: .utf8)
            #expect(report.hasPrefix("# Rehearsal\n"))
            #expect(report.contains("## Statements") && report.contains("## Findings"))
            #expect(report.contains("ALTER TABLE lamps ADD COLUMN colour text DEFAULT 'warm' NOT NULL;"))
            #expect(report.contains("ACCESS EXCLUSIVE on lamps") && report.contains("| PostgreSQL |"))
            #expect(report.contains("PASSWORD '***'") && !report.contains("sesame"))
        }
    }

    @Test func `rehearses on a copy, with rows where they are wanted, and leaves nothing of it`() async throws
    {
        try await Self.run("ALTER TABLE lamps ALTER COLUMN watts SET NOT NULL;") { project, database in
            let empty = try await Self.raingauge(project, database, "--scratch")
            #expect(empty.status == 0, "\(empty.errors)")
            #expect(empty.errors.contains("The schema is copied to a server of its own."))
            #expect(empty.output.contains("The schema without rows: what rows would stop does not show"))
            let full = try await Self.raingauge(project, database, "--scratch", "--rows", "100")
            #expect(full.status == 1)
            #expect(full.output.contains("contains null values (23502)"))
            #expect(full.output.contains("The schema, and 2 rows of 1 table"))
            let json = try await Self.raingauge(project, database, "--scratch", "--format", "json")
            #expect(json.output.contains("\"place\" : \"scratch\""))
            #expect(try Self.leftovers(project) == [])
            let isFree = try await database.value(
                "SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = 'lamps'::regclass AND attname = 'watts'"
            )
            #expect(isFree == "t")
        }
    }

    @Test func `takes its server along when it is interrupted`() async throws {
        try await Self.run("SELECT pg_sleep(600);") { project, database in
            let command = "cd \"$1\" && TMPDIR=\"$1/tmp\" exec \"$0\" dry-run --scratch --url \"$2\" 2>&1"
            let run = try Program(path: "/bin/sh").start(
                "-c", command, Program.raingauge.path, project.path, database.address)
            #expect(run.readSome().contains("The schema is copied"))
            run.process.interrupt()
            run.readToEnd()
            run.process.waitUntilExit()
            #expect(run.process.terminationStatus == 130)
            #expect(try Self.leftovers(project) == [])
        }
    }

    @Test func `takes a number of rows only for a copy`() async throws {
        try await Self.run("SELECT 1;") { project, database in
            let run = try await Self.raingauge(project, database, "--rows", "5")
            #expect(run.status == 2 && run.errors.contains("--rows belongs to --scratch."))
        }
    }
}
