import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification
import Workspace

/// Files that are run on an empty server before anybody deploys them.
@Suite struct `The replay of a project` {
    private func check(_ scripts: [String], limits: SessionLimits = .standard) async throws -> Check {
        var check: Check?
        try await ProjectBench.run(scripts.indices.map { "t\($0)" }) { project in
            for (index, script) in scripts.enumerated() {
                try project.write(script, to: "000\(index)_t\(index).sql")
            }
            let workspace = Workspace(
                project: project.finding, limits: limits, connectTimeout: .seconds(10)
            ) { ProjectBench.now }
            check = try await workspace.check().including(try await workspace.replay(project.migrations))
        }
        return try #require(check)
    }

    @Test func `says that all files run`() async throws {
        let check = try await check(["CREATE TABLE a (id integer);", "ALTER TABLE a ADD COLUMN b text;"])
        #expect(check.replay?.outcome == .ran)
        #expect(check.replay?.roles == [])
        #expect(check.isSound)
    }

    @Test func `names the file, the line, the statement and the server's words where it stops`() async throws
    {
        let script = "CREATE TABLE b (id integer);--> statement-breakpoint\n\nDROP TABLE nowhere;"
        let check = try await check(["CREATE TABLE a (id integer);", script])
        let refusal = try #require(check.replay?.refusal)
        #expect(refusal.place.tag == "0001_t1")
        #expect(refusal.place.line == 3)
        #expect(refusal.place.statement == "DROP TABLE nowhere")
        #expect(refusal.error.sqlState == .undefinedTable)
        let finding = try #require(check.findings.first)
        #expect(finding.id == "replay-refused")
        #expect(finding.severity == .danger)
        #expect(
            finding.sentence.hasSuffix(
                #"stops at DROP TABLE nowhere: table "nowhere" does not exist (42P01)."#))
        #expect(!check.isSound)
    }

    @Test func `says when each file runs by itself`() async throws {
        let check = try await check([
            "CREATE TYPE mood AS ENUM ('calm');", "ALTER TYPE mood ADD VALUE 'wild';",
            "CREATE TABLE a (mood mood DEFAULT 'wild');",
        ])
        #expect(check.replay?.runsAlone == true)
        #expect(check.replay?.refusal?.place.tag == "0002_t2")
        #expect(check.findings.first?.remedy.hasPrefix("Each file runs by itself") == true)
    }

    @Test func `brings the roles that the files speak of`() async throws {
        let script =
            "CREATE TABLE a (id integer);\nGRANT SELECT ON a TO web;\nGRANT SELECT ON a TO \"Night Shift\";"
        let check = try await check([script])
        #expect(check.replay?.outcome == .ran)
        #expect(check.replay?.roles == ["web", "Night Shift"])
    }

    @Test(arguments: [
        "CREATE EXTENSION nowhere_to_be_had;", "CREATE ROLE boss SUPERUSER;",
        "CREATE TABLE a (t text); COPY a FROM PROGRAM 'true';",
    ])
    func `takes what this machine lacks, or the replay may not do, for no fault of the file`(script: String)
        async throws
    {
        let check = try await check([script])
        #expect(check.findings.first { $0.id == "replay-refused" }?.severity == .caution)
    }

    /// The last three do something against being stopped.
    @Test(arguments: [
        "SELECT pg_sleep(100000)", "DO $$ BEGIN LOOP END LOOP; END $$",
        "DO $$ BEGIN LOOP RAISE NOTICE 'still here'; END LOOP; END $$",
        "SET statement_timeout = 0;\nSELECT pg_sleep(100000)",
        "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(9); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$",
    ])
    func `comes to an end with a statement that has none`(script: String) async throws {
        let limits = SessionLimits(statementTimeout: .milliseconds(200))
        let check = try await check(["CREATE TABLE a (id integer);", script + ";"], limits: limits)
        let finding = try #require(check.findings.first { $0.id == "replay-refused" })
        #expect(finding.severity == .caution)
        #expect(finding.tags == ["0001_t1"])
        #expect(finding.remedy.hasPrefix("Let it run longer (--statement-timeout"))
    }

    @Test func `stops a comparison with files that never end, and names the statement`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try project.write("SELECT pg_sleep(100000);", to: "0000_a.sql")
            let workspace = Workspace(
                project: project.finding, limits: SessionLimits(statementTimeout: .seconds(2)),
                connectTimeout: .seconds(10)
            ) { ProjectBench.now }
            try await withDatabase { database in
                let visit = workspace.visit(database.target)
                let error = await #expect(throws: WorkspaceError.self) {
                    try await workspace.drift(against: .files, in: visit)
                }
                await visit.close()
                guard case .replay(.files(.refused(let refusal)))? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(refusal.isTooSlow && refusal.place.statement == "SELECT pg_sleep(100000)")
            }
        }
    }

    @Test func `runs nothing where a file is missing`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try project.write(
                writtenJournal([(index: 0, when: 1_785_000_000_000, tag: "0000_gone")]),
                to: "meta/_journal.json")
            let replay = try await project.workspace.replay(project.migrations)
            #expect(replay.outcome == .unreadable(file: "\(project.migrations)/0000_gone.sql"))
        }
    }
}
