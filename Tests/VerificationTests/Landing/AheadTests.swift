import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `A migration that is not applied` {
    /// Applies the first migrations, does something behind Drizzle's back, and looks.
    private func report(
        _ migrations: [String], applied: Int = 1, then deed: String = "SELECT"
    ) async throws -> LandingReport {
        try await withDatabase { database in
            let folder = try WrittenFolder(migrations).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder, first: applied)
            try await database.run(deed)
            return try await run.landing(of: folder)
        }
    }

    private static let base = """
        CREATE TABLE a (id integer PRIMARY KEY, n integer, CONSTRAINT small CHECK (n < 9));
        CREATE INDEX a_n ON a (n); CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE SEQUENCE counter;
        CREATE VIEW v AS SELECT id FROM a; CREATE SCHEMA s;
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();
        CREATE POLICY p ON a USING (n > 0);
        """

    @Test func `is there as far as somebody did by hand what it says`() async throws {
        let report = try await report(
            [
                Self.base, "ALTER TABLE a ADD COLUMN b text;",
                "ALTER TABLE a ADD COLUMN c text; ALTER TABLE a ADD COLUMN d text;",
                "CREATE TABLE later (id integer);", "INSERT INTO a (id) VALUES (1);",
            ], then: "ALTER TABLE a ADD COLUMN b text, ADD COLUMN d text")
        #expect(report.ahead.map(\.presence) == [.all, .part, .nothing, .unknown])
        #expect(
            report.ahead.map(\.presenceSentence) == [
                "1/1 of 0001_m is there already (Drizzle would stop at it: 42701)",
                "1/2 of 0002_m is there already (Drizzle would stop at it: 42701)", "0/1 of 0003_m is there",
                "nothing shows whether 0004_m was run",
            ])
        #expect(report.isSound)
    }

    /// What is done by hand, and the migration that the server then refuses.
    private static let refusals: [(deed: String, migration: String)] = [
        ("CREATE TABLE x ()", "CREATE TABLE x (id integer)"),
        ("CREATE VIEW x AS SELECT 1", "CREATE TABLE x ()"),
        ("CREATE TABLE x ()", "CREATE SEQUENCE x"), ("CREATE INDEX x ON a (n)", "CREATE INDEX x ON a (id)"),
        ("CREATE VIEW x AS SELECT 1", "CREATE VIEW x AS SELECT 1"), ("CREATE SCHEMA x", "CREATE SCHEMA x"),
        ("ALTER TABLE a ADD x integer", "ALTER TABLE a ADD x integer"),
        ("CREATE TYPE x AS ENUM ()", "CREATE TYPE x AS ENUM ('a')"),
        ("ALTER TYPE mood ADD VALUE 'x'", "ALTER TYPE mood ADD VALUE 'x'"),
        ("CREATE DOMAIN x AS text", "CREATE DOMAIN x AS text"),
        ("ALTER TABLE a ADD CONSTRAINT x CHECK (n > 0)", "ALTER TABLE a ADD CONSTRAINT x CHECK (n > 0)"),
        ("ALTER TABLE a ADD CONSTRAINT x UNIQUE (n)", "ALTER TABLE a ADD CONSTRAINT x UNIQUE (n)"),
        ("CREATE POLICY x ON a", "CREATE POLICY x ON a"),
        (
            "CREATE TRIGGER x BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f()",
            "CREATE TRIGGER x BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f()"
        ),
        (
            "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'"
        ),
        ("DROP VIEW v", "DROP VIEW v"), ("DROP TABLE a CASCADE", "DROP TABLE a"),
        ("ALTER TABLE a DROP n CASCADE", "ALTER TABLE a DROP COLUMN n"), ("DROP INDEX a_n", "DROP INDEX a_n"),
        ("DROP SEQUENCE counter", "DROP SEQUENCE counter"), ("DROP TYPE mood", "DROP TYPE mood"),
        ("DROP SCHEMA s", "DROP SCHEMA s"), ("DROP FUNCTION f CASCADE", "DROP FUNCTION f()"),
        ("DROP POLICY p ON a", "DROP POLICY p ON a"), ("DROP TRIGGER t ON a", "DROP TRIGGER t ON a"),
        ("ALTER TABLE a DROP CONSTRAINT small", "ALTER TABLE a DROP CONSTRAINT small"),
        ("ALTER TABLE a RENAME n TO m", "ALTER TABLE a RENAME n TO m"),
        ("ALTER TABLE a RENAME TO b", "ALTER TABLE a RENAME TO b"),
        ("ALTER TYPE mood RENAME TO humour", "ALTER TYPE mood RENAME TO humour"),
        ("ALTER TYPE mood RENAME VALUE 'sad' TO 'low'", "ALTER TYPE mood RENAME VALUE 'sad' TO 'low'"),
    ]

    @Test(arguments: refusals)
    func `stops Drizzle with the code that the server really gives`(
        deed: String, migration: String
    ) async throws {
        try await withDatabase { database in
            let folder = try WrittenFolder([Self.base, migration]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder, first: 1)
            try await database.run(deed)
            let stop = try await run.landing(of: folder).ahead.first?.stop
            let connection = try await database.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(
                    Batch(SQL(unsafe: migration), access: .readWrite, searchPath: .session))
            }
            await connection.close()
            #expect(stop?.code == error?.sqlState?.code)
        }
    }

    @Test(arguments: [
        "DROP TABLE IF EXISTS nobody; CREATE TABLE IF NOT EXISTS a (id integer); CREATE OR REPLACE VIEW v AS SELECT id FROM a",
        "DROP INDEX a_n; CREATE INDEX a_n ON a (id)",
        "ALTER TABLE a RENAME TO b; CREATE TABLE a (id integer)",
        "DROP TABLE a CASCADE; CREATE TABLE a (id integer, n integer); CREATE INDEX a_n ON a (n)",
        "ALTER TABLE a DROP COLUMN n CASCADE; ALTER TABLE a ADD COLUMN n text",
        "CREATE TABLE x (id integer); ALTER TABLE x ADD COLUMN n integer; DROP TABLE x",
        "DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN null; END $$",
    ])
    func `stops nothing where its statements make room for one another`(migration: String) async throws {
        let report = try await report([Self.base, migration])
        #expect(report.ahead[0].stop == nil)
        try await withDatabase { database in
            try await database.run(Self.base)
            try await database.run(migration)
        }
    }
}

@Suite struct `What a database has that nobody recorded` {
    private func reach(_ migrations: [String], in database: String) async throws -> LandingReach {
        try await withDatabase { fresh in
            if !database.isEmpty { try await fresh.run(database) }
            let plan = LandingPlan(
                [], ahead: migrations.enumerated().map { ParsedMigration(tag: "\($0)", text: $1) })
            let connection = try await fresh.connect()
            let report = try plan.report(in: await connection.run([plan.question.batch])[0])
            await connection.close()
            return report.reach
        }
    }

    private static let history = [
        "CREATE TABLE a (id integer, old text); CREATE INDEX i ON a (id);", "ALTER TABLE a DROP COLUMN old;",
        "ALTER TABLE a RENAME TO b;", "INSERT INTO b VALUES (1);", "ALTER TABLE b ADD COLUMN n integer;",
    ]

    /// What was made by hand, and the newest migration that it has everything up to.
    @Test(arguments: [
        ("", nil), ("CREATE TABLE other ()", nil),
        ("CREATE TABLE a (id integer, old text); CREATE INDEX i ON a (id)", "0"),
        ("CREATE TABLE a (id integer); CREATE INDEX i ON a (id)", "1"),
        // Whether the row of the next one was ever there, nothing shows.
        ("CREATE TABLE b (id integer); CREATE INDEX i ON b (id)", "2"),
        ("CREATE TABLE b (id integer, n integer); CREATE INDEX i ON b (id)", "4"),
    ])
    func `goes as far as everything is there`(database: String, tag: String?) async throws {
        #expect(try await reach(Self.history, in: database) == LandingReach(sound: tag))
    }

    @Test func `is contradicted by what is missing on the way`() async throws {
        let reach = try await reach(Self.history, in: "CREATE TABLE b (id integer, n integer)")
        #expect(reach.sound == nil)
        #expect(reach.farthest?.tag == "4")
        #expect(
            reach.farthest?.crosses.map { "\($0.tag) \($0.effect.kind) \($0.effect.name)" } == ["0 index i"])
    }

    @Test func `goes as far as before something is missing, and farther with a contradiction`() async throws {
        let reach = try await reach(
            ["CREATE TABLE a ();", "CREATE TABLE b ();", "CREATE TABLE c ();"],
            in: "CREATE TABLE a (); CREATE TABLE c ()")
        #expect(reach.sound == "0")
        #expect(reach.farthest?.tag == "2")
    }
}
