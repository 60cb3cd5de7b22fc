import Testing
import Verification

@Suite struct `The check of the SQL` {
    private let marker = "--> statement-breakpoint"

    /// The findings about a single migration with this text.
    private func check(_ sql: String) async throws -> Check {
        await (try FolderFixture(FolderFixture.sound(["0000_a"], sql: ["0000_a": sql]))).check()
    }

    @Test(arguments: [
        ("CREATE INDEX CONCURRENTLY i ON t (a);", "CREATE INDEX CONCURRENTLY"),
        ("create unique index concurrently if not exists i on t (a)", "CREATE INDEX CONCURRENTLY"),
        ("DROP INDEX CONCURRENTLY i;", "DROP INDEX CONCURRENTLY"),
        ("REINDEX TABLE CONCURRENTLY t;", "REINDEX CONCURRENTLY"),
        ("REINDEX (CONCURRENTLY) TABLE t;", "REINDEX CONCURRENTLY"),
        ("REINDEX DATABASE d;", "REINDEX DATABASE"),
        ("VACUUM ANALYZE t;", "VACUUM"),
        ("CREATE DATABASE d;", "CREATE DATABASE"),
        ("DROP DATABASE d;", "DROP DATABASE"),
        ("ALTER DATABASE d SET TABLESPACE s;", "ALTER DATABASE SET TABLESPACE"),
        ("CREATE TABLESPACE s LOCATION '/x';", "CREATE TABLESPACE"),
        ("ALTER SYSTEM SET work_mem = '1MB';", "ALTER SYSTEM"),
        ("CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p;", "CREATE SUBSCRIPTION"),
        ("ALTER TABLE p DETACH PARTITION q CONCURRENTLY;", "ALTER TABLE … DETACH PARTITION CONCURRENTLY"),
        ("DISCARD ALL;", "DISCARD ALL"), ("CLUSTER;", "CLUSTER"),
    ])
    func `finds what cannot run inside of a transaction`(sql: String, command: String) async throws {
        let check = try await check("CREATE TABLE t ();\n\(marker)\n-- a comment\n\(sql)")
        #expect(check.picture == ["not-in-transaction danger 0000_a.sql:4"])
        #expect(check.findings[0].sentence.contains("runs \(command), which"))
    }

    @Test(arguments: [
        "CREATE INDEX i ON t (a) /* CONCURRENTLY */;", "INSERT INTO t VALUES ('VACUUM'), ('COMMIT;');",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;",
        "DO $$ BEGIN PERFORM 1; END $$;", "REFRESH MATERIALIZED VIEW CONCURRENTLY m;", "CLUSTER t USING i;",
        "ALTER DATABASE d SET work_mem = '1MB';", "SAVEPOINT s",
        "SELECT CASE WHEN a THEN 1 ELSE 2 END FROM t;",
        #"SELECT "vacuum" FROM t;"#, "COMMENT ON TABLE t IS 'end of the system';", "REINDEX TABLE t;",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;", "SELECT E'it\\'s; -- not';",
    ])
    func `lets everything else pass`(sql: String) async throws {
        #expect(try await check(sql).picture == [])
    }

    @Test(arguments: [
        ("-- Custom SQL migration file, put your code below! --CREATE TABLE t (a int);\nSELECT 1;", "1:54"),
        (
            "-- Custom SQL migration file, put your code below! -- create table t (\na int);\nSELECT 1;",
            "1:55"
        ),
        ("SELECT 1;\n-->statement-breakpoint DROP TABLE t;", "2:25"),
        ("SELECT 1;\r--> Statement-Breakpoint\tDROP TABLE t;\rSELECT 2;", "1:36"),
    ])
    func `finds a statement that stands on the line of a comment of Drizzle Kit`(
        sql: String, place: String
    ) async throws {
        let finding = try #require(try await check(sql).finding("statement-swallowed"))
        #expect(finding.severity == .danger)
        #expect(finding.places.map { "\($0.line ?? 0):\($0.column ?? 0)" } == [place])
    }

    @Test(arguments: [
        "-- Custom SQL migration file, put your code below! --\nCREATE TABLE t (a int);",
        "-- Custom SQL migration file, put your code below! -- drop what nobody needs\nSELECT 1;",
        "-- DROP TABLE t;\nSELECT 1;", "--> statement-breakpoint of old\nSELECT 1;",
        "SELECT '\n-->statement-breakpoint DROP TABLE t;\n';",
    ])
    func `leaves other comments alone`(sql: String) async throws {
        #expect(try await check(sql).finding("statement-swallowed") == nil)
    }

    @Test func `finds a transaction of its own`() async throws {
        let check = try await check("BEGIN;\n\(marker)\nSELECT 1;\n\(marker)\nCOMMIT;")
        #expect(check.picture == ["own-transaction danger 0000_a.sql:1"])
        #expect(check.findings[0].places.map(\.line) == [1, 5])
    }

    @Test func `sees that a COMMIT before it lets CONCURRENTLY run`() async throws {
        let check = try await check(
            "COMMIT;\(marker)\nCREATE INDEX CONCURRENTLY i ON t (a);\(marker)\nBEGIN;")
        #expect(check.picture == ["own-transaction danger 0000_a.sql:1"])
    }

    @Test func `knows that statements sent at once are one transaction all the same`() async throws {
        let check = try await check("COMMIT; CREATE INDEX CONCURRENTLY i ON t (a); BEGIN;")
        #expect(check.picture.contains("not-in-transaction danger 0000_a.sql:1"))
    }

    @Test func `finds a new value of an enum that is used too early`() async throws {
        let check = try await check(
            """
            ALTER TYPE "mood" ADD VALUE 'calm';\(marker)
            ALTER TYPE "mood" ADD VALUE 'wild' BEFORE 'calm';\(marker)
            ALTER TABLE t ALTER COLUMN m SET DEFAULT 'calm';
            """)
        #expect(check.picture == ["enum-value-too-new danger 0000_a.sql:3"])
        #expect(check.findings[0].sentence.contains("uses 'calm', which it adds to mood on line 1"))
    }

    @Test func `finds a baseline that pull has commented out`() async throws {
        let check = try await check(
            """
            -- Current sql file was generated after introspecting the database
            -- If you want to run this migration please uncomment this code before executing migrations
            /*
            CREATE TABLE "a" ();
            \(marker)
            CREATE TABLE "b" ();
            */
            """)
        #expect(check.picture.first == "baseline-commented-out danger 0000_a.sql:3")
    }

    @Test(arguments: [
        ("SELECT 'a \n--> statement-breakpoint\n b';", 1), ("\n/* a \n--> statement-breakpoint\n b */", 2),
        (
            "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $f$\nSELECT 1;\n--> statement-breakpoint\nSELECT 2; $f$;",
            1
        ),
    ])
    func `finds a marker in the middle of something`(sql: String, line: Int) async throws {
        #expect(try await check(sql).picture.first == "statement-cut danger 0000_a.sql:\(line)")
    }

    @Test func `finds marks that PostgreSQL stops at`() async throws {
        #expect(try await check("\u{FEFF}SELECT 1;").picture == ["file-byte-order-mark danger 0000_a.sql:1"])
        let conflict = try await check(
            "SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\nSELECT 3;\n>>>>>>> main\n")
        #expect(conflict.picture.first == "file-conflict-markers danger 0000_a.sql:2")
    }

    @Test func `notes line endings, empty statements, and several in one`() async throws {
        #expect(try await check("SELECT 1;\r\n").picture == ["file-line-endings note 0000_a.sql:1"])
        #expect(try await check("-- nothing\n").picture == ["migration-empty note 0000_a.sql:1"])
        #expect(try await check("SELECT 1;\n\(marker)\n").picture == ["statement-empty note 0000_a.sql:2"])
        #expect(try await check("SELECT 1; SELECT 2;").picture == ["several-statements note 0000_a.sql:1"])
    }

    @Test func `says which servers let a value be used of a type that the same file made`() async throws {
        let check = try await check(
            """
            CREATE TYPE "public"."mood" AS ENUM('calm');\(marker)
            ALTER TYPE "public"."mood" ADD VALUE 'wild';\(marker)
            CREATE TABLE t (m mood DEFAULT 'wild');
            """)
        #expect(check.picture == ["enum-value-too-new danger 0000_a.sql:3"])
        #expect(check.findings[0].sentence.contains("12 to 16 refuse"))
    }

    @Test func `advises nobody to take out a COMMIT that lets something run`() async throws {
        let check = try await check("COMMIT;\(marker)\nCREATE INDEX CONCURRENTLY i ON t (a);")
        let finding = try #require(check.finding("own-transaction"))
        #expect(finding.sentence.contains("lets CREATE INDEX CONCURRENTLY through"))
        #expect(!finding.remedy.contains("Take them out") && finding.remedy.contains("by hand"))
    }

    @Test func `finds SQL that the parser refuses, with its place`() async throws {
        let check = try await check("CREATE TABLE t ();\n\(marker)\nCREATE TABLE u (\n  a int b\n);")
        #expect(check.picture == ["statement-refused danger 0000_a.sql:4"])
        #expect(check.findings[0].sentence.contains("syntax error at or near \"b\""))
    }

    @Test(arguments: [
        "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;",
        "SELECT * FROM JSON_TABLE('[]'::jsonb, '$[*]' COLUMNS (a int PATH '$'));",
    ])
    func `says of the language of a newer PostgreSQL only that it does not understand it`(sql: String)
        async throws
    {
        let check = try await check(sql)
        #expect(check.picture == ["statement-not-understood note 0000_a.sql:1"])
        #expect(check.findings[0].sentence.contains("as PostgreSQL 15 does"))
    }

    @Test(arguments: [
        ("ALTER TABLE t ALTER COLUMN a SET DATA TYPE serial;", "no-such-type"),
        ("CREATE TYPE e AS ENUM ('a');\nCREATE TABLE t (a e);\nDROP TYPE e;", "type-in-use"),
        ("CREATE INDEX i ON t (a) WHERE a = $1;", "parameter-without-value"),
    ])
    func `finds what can never run`(sql: String, id: String) async throws {
        #expect(try await check(sql).finding(id)?.severity == .danger)
    }

    @Test func `finds names that PostgreSQL cuts, and two that become the same`() async throws {
        let long = String(repeating: "harbour_", count: 8)
        let sql = { (end: String) in "ALTER TABLE t ADD CONSTRAINT \(long)\(end) CHECK (a > 0);" }
        let one = try await check(sql("a"))
        #expect(one.picture == ["name-cut note 0000_a.sql:1"])
        let two = try await check("\(sql("a"))\n\(marker)\n\(sql("b"))")
        #expect(two.picture == ["name-collides danger 0000_a.sql:3", "name-cut note 0000_a.sql:1"])
    }
}
