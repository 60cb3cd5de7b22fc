import TestSupport
import Testing
import Verification

@Suite struct `What a migration defined` {
    private static let base = """
        CREATE TABLE a (id integer PRIMARY KEY, n integer, owner text);
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x * 2';
        CREATE VIEW v (number) AS (SELECT id FROM a WHERE n IN (1, 2)) WITH CHECK OPTION;
        CREATE MATERIALIZED VIEW m AS SELECT count(*) AS c FROM a WHERE owner ILIKE 'x%' WITH NO DATA;
        CREATE TRIGGER t BEFORE INSERT OR UPDATE OF n ON a FOR EACH ROW WHEN (NEW.n > 0) EXECUTE FUNCTION f();
        CREATE POLICY p ON a USING (owner = current_user AND id IN (SELECT id FROM v_ids));
        """

    private func crosses(_ migrations: [String], then deed: String = "SELECT") async throws -> [String] {
        let report = try await DrizzleRun.landing(of: migrations, then: deed)
        let notes = report.migrations.flatMap(\.statements).flatMap(\.effects).flatMap(\.notes)
        #expect(notes.filter { !$0.contains(" changed by ") } == [])
        return report.migrations.flatMap(\.crosses).map {
            "\($0.kind.rawValue) \($0.name): \($0.verdict.words)"
        }
    }

    private static let all = "CREATE TABLE v_ids (id integer);\n" + base

    /// What is done, and the one cross that has to be seen.
    @Test(arguments: [
        ("SELECT", []),
        (
            "CREATE OR REPLACE VIEW v AS SELECT id AS number FROM a WHERE n IN (1, 3)",
            [
                "view v: it is SELECT a.id AS number FROM public.a WHERE (a.n = ANY (ARRAY[1, 3]));"
            ]
        ),
        (
            "DROP MATERIALIZED VIEW m; CREATE MATERIALIZED VIEW m AS SELECT 7 AS c",
            ["materialized view m: it is SELECT 7 AS c;"]
        ),
        ("ALTER POLICY p ON a USING (true)", ["policy a.p: its USING is true"]),
        (
            "ALTER POLICY p ON a USING (owner = current_user AND id IN (SELECT id FROM v_ids WHERE id > 0))",
            [
                "policy a.p: its USING is ((owner = CURRENT_USER) AND (id IN ( SELECT v_ids.id FROM public.v_ids WHERE (v_ids.id > 0))))"
            ]
        ),
        (
            "CREATE OR REPLACE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x * 3'",
            ["function twice: its body is another one"]
        ),
        (
            "DROP TRIGGER t ON a; CREATE TRIGGER t AFTER INSERT OR UPDATE OF n ON a FOR EACH ROW WHEN (NEW.n > 0) EXECUTE FUNCTION f()",
            [
                "trigger a.t: it is CREATE TRIGGER t AFTER INSERT OR UPDATE OF n ON public.a FOR EACH ROW WHEN ((new.n > 0)) EXECUTE FUNCTION public.f()"
            ]
        ),
    ])
    func `is compared as the server writes it`(deed: String, crosses: [String]) async throws {
        #expect(try await self.crosses([Self.all], then: deed) == crosses)
    }

    @Test(arguments: [
        ("t text_pattern_ops", "t", "btree (t)"), ("t", "t text_pattern_ops", "btree (t text_pattern_ops)"),
        ("t text_ops", "t text_pattern_ops", "btree (t text_pattern_ops)"),
    ]) func `is compared with its operator class, also where that is the type's own`(
        wanted: String, live: String, words: String
    ) async throws {
        let migration = "CREATE TABLE k (t text); CREATE INDEX i ON k (\(wanted))"
        #expect(try await crosses([migration]) == [])
        let deed = "DROP INDEX i; CREATE INDEX i ON k (\(live))"
        #expect(try await crosses([migration], then: deed) == ["index i: it is public.k USING \(words)"])
    }

    @Test func `counts in its last version`() async throws {
        let migrations = [
            Self.all,
            """
            CREATE OR REPLACE VIEW v (number) AS SELECT id FROM a WHERE n = 4;
            ALTER VIEW v RENAME COLUMN number TO figure;
            CREATE OR REPLACE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x + x';
            ALTER POLICY p ON a USING (owner = session_user);
            """,
        ]
        #expect(try await crosses(migrations) == [])
    }

    @Test func `is not judged by a name alone where it would replace something`() async throws {
        try await withDatabase { database in
            let folder = try WrittenFolder([
                Self.all,
                "CREATE OR REPLACE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x + x';",
                "CREATE OR REPLACE VIEW v (number) AS SELECT id FROM a WHERE n = 4;",
            ]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder, first: 1)
            #expect(try await run.landing(of: folder).ahead.map(\.presence) == [.nothing, .nothing])
        }
    }

    @Test func `belongs to whom it was given`() async throws {
        let role = "owner_\(UInt32.random(in: 0...UInt32.max))"
        try await withDatabase { database in
            let folder = try WrittenFolder([
                "CREATE ROLE \(role); CREATE TABLE a (); ALTER TABLE a OWNER TO \(role);"
            ]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            #expect(try await run.landing(of: folder).crosses == [])
            try await database.run("ALTER TABLE a OWNER TO postgres; DROP ROLE \(role)")
            let crosses = try await run.landing(of: folder).migrations[0].crosses
            #expect(crosses.map(\.verdict) == [.different(["it is owned by postgres"])])
        }
    }
}

@Suite struct `What nobody has to look for` {
    private func verdicts(
        _ migrations: [String], then deed: String = "SELECT"
    ) async throws -> [LandingVerdict] {
        let report = try await DrizzleRun.landing(of: migrations, then: deed)
        return report.migrations.flatMap(\.statements).flatMap(\.effects).map(\.verdict)
    }

    @Test func `is temporary, under whichever name`() async throws {
        let script = """
            CREATE TEMP TABLE x (id integer); CREATE INDEX i ON x (id); ALTER TABLE x ADD n integer;
            COMMENT ON TABLE x IS 'gone'; ALTER TABLE x RENAME TO y; CREATE TRIGGER t BEFORE UPDATE ON y
              FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
            CREATE TEMP VIEW w AS SELECT 1; CREATE TEMP SEQUENCE s; ALTER SEQUENCE s INCREMENT BY 2;
            CREATE TABLE pg_temp.z (id integer); ALTER TABLE pg_temp.z ADD n integer;
            CREATE FUNCTION pg_temp.g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE TYPE pg_temp.kind AS ENUM ('a'); DROP TABLE y; DROP VIEW w;
            """
        #expect(Set(try await verdicts([script])) == [.notJudged(.leavesNothing)])
    }

    @Test func `is no default where NULL is`() async throws {
        let script = "CREATE TABLE a (n varchar(20) DEFAULT NULL, m integer DEFAULT NULL, k char(3));"
        #expect(
            try await verdicts([script], then: "ALTER TABLE a ALTER k SET DEFAULT NULL").allSatisfy(
                \.isLanded))
    }

    @Test func `is the second of two constraints over the same columns`() async throws {
        let script = """
            CREATE TABLE a (id integer CONSTRAINT one UNIQUE, n integer, CONSTRAINT two UNIQUE (id), UNIQUE (n), CONSTRAINT named UNIQUE (n),
              CONSTRAINT late UNIQUE (n) DEFERRABLE);
            """
        #expect(try await verdicts([script]).allSatisfy(\.isLanded))
    }

    /// Code that may change the table, and something else that it does not speak of.
    @Test(arguments: [
        "DO $$ BEGIN ALTER TABLE a DROP COLUMN n; END $$;",
        "DO $$ DECLARE r record; BEGIN FOR r IN SELECT 'a' AS t LOOP EXECUTE format('ALTER TABLE %I DROP COLUMN n', r.t); END LOOP; END $$;",
        "DO $$ DECLARE t text := 'a'; BEGIN EXECUTE 'ALTER TABLE ' || t || ' DROP COLUMN ' || 'n'; END $$;",
        "CREATE FUNCTION tidy() RETURNS void LANGUAGE sql AS 'ALTER TABLE a DROP COLUMN n'; SELECT tidy();",
        "CREATE PROCEDURE tidy() LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE a DROP COLUMN n; END $$; CALL tidy();",
    ])
    func `is what code may have changed`(code: String) async throws {
        let base = "CREATE TABLE a (id integer, n integer); CREATE TABLE b (id integer);"
        let verdicts = try await verdicts([base, code], then: "DROP TABLE b")
        #expect(verdicts.contains(.notJudged(.touchedByCode(tag: "0001_m"))))
        #expect(verdicts.contains(.missing))
    }

    @Test func `is more than what a harmless call speaks of`() async throws {
        let migrations = [
            "CREATE TABLE a (id serial, n integer);",
            "SELECT setval('a_id_seq', (SELECT coalesce(max(id), 1) FROM a));",
        ]
        let verdicts = try await verdicts(migrations, then: "ALTER TABLE a DROP n")
        #expect(verdicts.filter(\.isCross) == [.missing])
    }
}
