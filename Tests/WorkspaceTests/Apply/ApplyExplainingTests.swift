import Drizzle
import Postgres
import Reports
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

/// What a person is told once the server has stopped a run.
@Suite struct `A stopped run` {
    private static func problem(_ script: String, _ statement: String) async throws -> Problem? {
        var problem: Problem?
        try await ApplyBench.run(["a"], script) { bench in
            try bench.project.write(statement, to: "0000_a.sql")
            problem = try await bench.failure().map(Problem.init)
        }
        return problem
    }

    private static let shops = """
        CREATE TABLE shops (id int PRIMARY KEY); INSERT INTO shops SELECT generate_series(1, 3);
        CREATE TABLE sales (shop int, code text);
        INSERT INTO sales SELECT n, 'code ' || n / 2 FROM generate_series(1, 6) AS n; INSERT INTO sales VALUES (NULL, NULL);
        CREATE FUNCTION full_disk() RETURNS int LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$
        """

    @Test(arguments: [
        (
            "ALTER TABLE sales ADD CONSTRAINT fk FOREIGN KEY (shop) REFERENCES shops (id);",
            "3 rows of sales point at nothing (shop).", "NOT VALID"
        ),
        (
            "ALTER TABLE sales ALTER COLUMN shop SET NOT NULL;", "1 row has no value of shop.",
            "Fill the column first"
        ),
        (
            "ALTER TABLE sales ADD COLUMN kind text NOT NULL;",
            "7 rows are there.", "give it a default"
        ),
        (
            "CREATE UNIQUE INDEX one ON sales (code);",
            "2 values of code are there several times.", "Mend those rows first"
        ),
        (
            "ALTER TABLE sales ADD CONSTRAINT one UNIQUE (code);",
            "2 values of code are there several times.", "Mend those rows first"
        ),
        (
            "ALTER TABLE sales ADD COLUMN x int DEFAULT full_disk();",
            "sales has 16 kB with its indexes, the whole database", "free space"
        ),
        ("ALTER TABLE sales ADD COLUMN mood mood;", "type \"mood\" does not exist (42704)", "Make the type"),
        ("GRANT SELECT ON sales TO nobody_here;", "role \"nobody_here\" does not exist", "Create the role"),
        ("ALTER TABLE sales DROP CONSTRAINT none;", "does not exist (42704)", "Make it in an earlier"),
        (
            "CREATE INDEX CONCURRENTLY i ON sales (shop);", "cannot run inside a transaction block",
            "--no-transaction 0000_a"
        ),
        (
            "CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood ADD VALUE 'b'; SELECT 'b'::mood;",
            "unsafe use of new value \"b\"", "--each"
        ),
    ])
    func `says in terms of this database what is in the way`(
        statement: String, detail: String, remedy: String
    ) async throws {
        let problem = try await Self.problem(Self.shops, statement)
        #expect(problem?.detail?.contains(detail) == true, "\(problem?.detail ?? "")")
        #expect(problem?.remedy?.contains(remedy) == true, "\(problem?.remedy ?? "")")
    }

    @Test func `says where a type is that the session does not find`() async throws {
        let detail = try await Self.problem(
            "CREATE SCHEMA aside; CREATE TYPE aside.mood AS ENUM ('a')", "CREATE TABLE a (m mood[]);")?.detail
        #expect(
            detail?.contains("A type mood is there in the schema aside, where the session does not look.")
                == true, "\(detail ?? "")")
    }

    @Test func `says which extension would bring a type`() async throws {
        let detail = try await Self.problem("", "CREATE TABLE a (m citext);")?.detail
        #expect(detail?.contains("CREATE EXTENSION \"citext\";") == true, "\(detail ?? "")")
    }

    @Test func `asks the table that the session would find`() async throws {
        let detail = try await Self.problem(
            """
            CREATE SCHEMA mine; CREATE TABLE mine.parts (code int); INSERT INTO mine.parts VALUES (NULL), (NULL);
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = mine, public', current_database()); END $$
            """, "ALTER TABLE parts ALTER COLUMN code SET NOT NULL;")?.detail
        #expect(detail?.contains("2 rows have no value of code.") == true, "\(detail ?? "")")
    }

    @Test func `says that everything of it is there already`() async throws {
        let problem = try await Self.problem("CREATE TABLE a (id integer)", "CREATE TABLE a (id integer);")
        #expect(problem?.remedy?.contains("raingauge repair mark-applied 0000_a") == true)
    }

    @Test func `says that a part of it is there already`() async throws {
        let problem = try await Self.problem(
            "CREATE TABLE a (id integer)", "CREATE TABLE a (id integer); CREATE TABLE b (id integer);")
        #expect(problem?.remedy?.contains("raingauge landed 0000_a says which") == true)
    }

    @Test func `shows the line with a mark below the place, however long it is`() async throws {
        let long = "SELECT '" + String(repeating: "å", count: 300) + "',\tnosuch;"
        let lines = try await Self.problem("", long)?.detail?.split(separator: "\n").map(String.init)
        let source = try #require(lines?.first { $0.contains(", nosuch") })
        let mark = try #require(lines?.first { $0.hasSuffix("^") })
        #expect(source.count < 80 && source.dropFirst(mark.count - 1).hasPrefix("nosuch"))
    }

    @Test func `tells a role that may not begin what it needs`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            try await bench.database.withRole(grants: "SELECT 1") { role in
                let visit = bench.project.workspace.visit(
                    bench.database.server.target(database: bench.database.name, user: role))
                await #expect {
                    try await bench.project.workspace.apply(ApplyChoice(), in: visit)
                } throws: { error in
                    guard case WorkspaceError.notApplicable(let refusal) = error else { return false }
                    return refusal.sentence.contains("permission denied for database")
                }
                await visit.close()
            }
        }
    }
}
