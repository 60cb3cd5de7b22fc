import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// A run of one migration that PostgreSQL stops, a statement to a piece; the last one is where.
struct StoppedRun: CustomTestStringConvertible {
    let sqlState: String
    let statements: [String]

    init(_ sqlState: String, _ statements: String...) {
        (self.sqlState, self.statements) = (sqlState, statements)
    }

    var testDescription: String { "\(sqlState) \(statements.last ?? "")" }

    static let all = [
        StoppedRun("25001", "CREATE TABLE boats (id int)", "CREATE INDEX CONCURRENTLY i ON boats (id)"),
        StoppedRun("25001", "VACUUM"),
        StoppedRun(
            "55P04", "CREATE TYPE tide AS ENUM ('low')", "ALTER TYPE tide ADD VALUE 'high'",
            "CREATE TABLE ports (tide tide DEFAULT 'high')"),
        StoppedRun(
            "55P04", "CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (id int, tide tide)",
            "ALTER TYPE tide ADD VALUE 'high'", "INSERT INTO ports VALUES (1, 'high')"),
        StoppedRun(
            "55P04", "CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (id int, tide tide)",
            "ALTER TYPE tide ADD VALUE 'high'",
            "UPDATE ports SET tide = CASE WHEN id > 1 THEN 'high' ELSE tide END"),
        StoppedRun(
            "55P04", "CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (tide tide)",
            "ALTER TYPE tide ADD VALUE 'high'",
            "CREATE INDEX high_ports ON ports (tide) WHERE tide IN ('low', 'high')"),
        StoppedRun("42601", "CREATE TABEL boats (id int)"),
        StoppedRun("42P02", "CREATE TABLE boats (id int CHECK (id > $1))"),
        StoppedRun(
            "42704", "CREATE TABLE boats (id text)", "ALTER TABLE boats ALTER COLUMN id SET DATA TYPE serial"),
        StoppedRun(
            "2BP01", "CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (tides tide[])", "DROP TYPE tide"
        ),
        StoppedRun(
            "42704", "CREATE TABLE boats (id int)",
            "CREATE POLICY sailors_only ON boats TO nobody_of_this_name USING (true)"),
        StoppedRun("42704", "GRANT ALL ON SCHEMA public TO nobody_of_this_name"),
        StoppedRun("3F000", "CREATE TABLE harbour.boats (id int)"),
        StoppedRun("3F000", "CREATE TABLE boats (id int REFERENCES harbour.owners (id))"),
        StoppedRun("0A000", "CREATE EXTENSION IF NOT EXISTS no_such_extension"),
        StoppedRun("42704", "CREATE TABLE words (w citext)"),
        StoppedRun("42883", "CREATE TABLE words (id uuid DEFAULT uuid_generate_v4())"),
        StoppedRun(
            "42710", "CREATE TABLE boats (a int, b int)",
            "ALTER TABLE boats ADD CONSTRAINT \(long)_a CHECK (a > 0)",
            "ALTER TABLE boats ADD CONSTRAINT \(long)_b CHECK (b > 0)"),
        StoppedRun(
            "42P07", "CREATE TABLE boats (a int, b int)", "CREATE INDEX \(long)_a ON boats (a)",
            "ALTER TABLE boats ADD CONSTRAINT \(long)_b UNIQUE (b)"),
        StoppedRun("42P07", "CREATE TABLE boats (id int)", "CREATE VIEW boats AS SELECT 1"),
        StoppedRun("42P01", "SELECT 1", "SELECT * FROM boats"),
        StoppedRun("42P01", "CREATE TABLE boats (id int)", "DROP TABLE boats", "DELETE FROM boats"),
        StoppedRun("42P01", "ALTER TABLE boats ADD COLUMN id int"),
        StoppedRun(
            "3F000", "SELECT pg_catalog.set_config('search_path', '', false)", "CREATE TABLE boats (id int)"),
        StoppedRun("3F000", "SET LOCAL search_path = nowhere", "CREATE TYPE tide AS ENUM ('low')"),
        StoppedRun("22012", "CREATE TABLE boats (id int)", "INSERT INTO boats VALUES (7 / 0)"),
        StoppedRun("25001", "SELECT 1", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"),
        StoppedRun("25006", "SET TRANSACTION READ ONLY", "CREATE TABLE boats (id int)"),
        StoppedRun("57014", "SET statement_timeout = '10ms'", "SELECT pg_sleep(60)"),
        StoppedRun(
            "ZX001", "SELECT 1",
            "DO $$ BEGIN PERFORM 1; RAISE EXCEPTION 'no % for %', 'berth', 'you' USING ERRCODE = 'ZX001'; END $$"
        ),
        StoppedRun("P0001", "DO $$ DECLARE i int; BEGIN RAISE 'full'; END $$"),
    ]

    /// Statements for a role that is not there.
    static let ofNobody =
        [
            "SET ROLE stranger", "SET LOCAL ROLE 'stranger'", "SET role = stranger",
            "SET SESSION AUTHORIZATION stranger",
            "SET session_authorization TO 'stranger'", "SELECT set_config('role', 'stranger', false)",
            "SET ROLE \"default\"", "SET role = 'default'", "SET SESSION AUTHORIZATION \"default\"",
            "SET SESSION AUTHORIZATION 'none'", "SELECT set_config('role', 'default', true)",
        ].map { StoppedRun("22023", $0) }
        + [
            "ALTER SCHEMA public OWNER TO stranger", "CREATE SCHEMA dock AUTHORIZATION stranger",
            "GRANT pg_monitor TO stranger", "GRANT stranger TO CURRENT_USER",
            "REVOKE ALL ON SCHEMA public FROM stranger",
            "REASSIGN OWNED BY stranger TO CURRENT_USER", "REASSIGN OWNED BY CURRENT_USER TO stranger",
            "DROP OWNED BY stranger", "DROP ROLE stranger", "ALTER ROLE stranger LOGIN",
            "COMMENT ON ROLE stranger IS 'x'", "ALTER ROLE stranger RENAME TO mate",
            "ALTER ROLE stranger SET search_path = dock", "CREATE ROLE mate IN ROLE stranger",
            "ALTER DEFAULT PRIVILEGES FOR ROLE stranger GRANT SELECT ON TABLES TO PUBLIC",
            "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO stranger",
        ].map { StoppedRun("42704", $0) }
        + [StoppedRun("42704", "CREATE TABLE boats (id int)", "ALTER TABLE boats OWNER TO stranger")]

    /// Statements for a role that the run itself has taken away.
    static let ofTheGone = [
        StoppedRun("22023", "CREATE ROLE rower", "DROP ROLE rower", "SET ROLE rower"),
        StoppedRun("42704", "CREATE ROLE rower", "DROP ROLE IF EXISTS rower", "GRANT rower TO CURRENT_USER"),
        StoppedRun("42704", "CREATE ROLE rower", "ALTER ROLE rower RENAME TO cox", "DROP ROLE rower"),
        StoppedRun("42704", "CREATE ROLE rower", "DROP ROLE rower", "DROP ROLE rower"),
    ]

    private static let long = String(repeating: "harbour_", count: 8)
}

@Suite struct `A run in thought` {
    @Test(arguments: StoppedRun.all + StoppedRun.ofNobody + StoppedRun.ofTheGone)
    func `stops where the server does, with its words`(run: StoppedRun) async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let question = RunServerQuestion(.standard)
            let server = try #require(question.server(in: await connection.run([question.batch])[0]))
            var rehearsal = Rehearsal(on: server)
            rehearsal.run(run.statements.script())
            let fault = try #require(rehearsal.faults.first)
            #expect(fault.piece == run.statements.count)
            #expect(fault.sqlState == run.sqlState)
            let pieces = run.statements.map { SQL(unsafe: $0) }
            let answer = await connection.run([Batch(pieces, access: .readWrite, searchPath: .session)])[0]
            let error = try #require(answer.error)
            #expect(error.sqlState?.code == run.sqlState)
            #expect(error.message.hasPrefix(fault.serverWords), "\(error.message) | \(fault.serverWords)")
            #expect(answer.results.count == run.statements.count - 1)
            await connection.close()
        }
    }
}

@Suite struct `A function that a server has` {
    @Test func `is named where it is called, unless it is the server's own or an extension's`() async throws {
        try await withDatabase("CREATE FUNCTION tide() RETURNS int LANGUAGE sql AS 'SELECT 1'") { database in
            let connection = try await database.connect()
            let question = RunServerQuestion(.standard)
            let server = try #require(question.server(in: await connection.run([question.batch])[0]))
            #expect(server.functions == [Identifier("tide")])
            var rehearsal = Rehearsal(on: server)
            rehearsal.run(["SELECT now()", "SELECT tide()"].script())
            #expect(
                rehearsal.unforetold.map(\.sentence) == [
                    "SELECT in 0000_a calls tide() (line 3), and what that does only running it tells."
                ])
            await connection.close()
        }
    }
}

extension [String] {
    /// A migration with a statement to a piece.
    func script(_ tag: String = "0000_a") -> RunScript {
        let text = map { "\($0);" }.joined(separator: "\n--> statement-breakpoint\n")
        return RunScript(tag: tag, file: "/p/\(tag).sql", MigrationScript([UInt8](text.utf8)))
    }
}
