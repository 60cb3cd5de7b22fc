import Drizzle
import SQL
import Testing
import Verification

@Suite struct `A run in thought without a server` {
    private let enumeration = [
        "CREATE TYPE tide AS ENUM ('low')", "CREATE TABLE ports (id int, name text, tide tide)",
    ]

    /// Each fault as `SQLSTATE tag:piece`, of files that are run one behind the other.
    private func faults(_ files: [String]..., learning known: [String] = [], on server: RunServer? = nil)
        -> [String]
    {
        var rehearsal = Rehearsal(on: server)
        rehearsal.learn(known.script("known"))
        for (number, file) in files.enumerated() { rehearsal.run(file.script("000\(number)")) }
        return rehearsal.faults.map { "\($0.sqlState) \($0.tag):\($0.piece ?? 0)" }
    }

    @Test func `remembers a new enum value from file to file`() {
        let found = faults(
            ["ALTER TYPE tide ADD VALUE 'high'"], ["SELECT 1"], ["UPDATE ports SET tide = 'high'"],
            learning: enumeration)
        #expect(found == ["55P04 0002:1"])
    }

    @Test(arguments: [
        "UPDATE ports SET name = 'high'", "INSERT INTO ports (name) VALUES ('high')",
        "INSERT INTO ports VALUES (1, 'high', 'low')", "UPDATE ports SET tide = 'low' WHERE name = 'high'",
        "ALTER TABLE ports ADD CONSTRAINT c CHECK (name IN ('high', 'low'))",
        "ALTER TABLE ports ALTER COLUMN name SET DEFAULT 'high'", "COMMENT ON TABLE ports IS 'high'",
        "CREATE TABLE seas (kind text DEFAULT 'high', tide tide)",
    ])
    func `lets the same word be said of a text column`(sql: String) {
        #expect(faults(["ALTER TYPE tide ADD VALUE 'high'", sql], learning: enumeration).isEmpty)
    }

    @Test func `lets a value be used that a COMMIT has made everybody's`() {
        let files = ["ALTER TYPE tide ADD VALUE 'high'", "COMMIT", "UPDATE ports SET tide = 'high'"]
        #expect(faults(files, learning: enumeration).isEmpty)
        #expect(faults(["COMMIT", files[0], files[2]], learning: enumeration).isEmpty)
    }

    @Test func `lets a value be added again that is there`() {
        let sql = ["ALTER TYPE tide ADD VALUE IF NOT EXISTS 'low'", "UPDATE ports SET tide = 'low'"]
        #expect(faults(sql, learning: enumeration).isEmpty)
    }

    @Test(arguments: [(16, ["55P04 0000:4"]), (17, [])])
    func `knows which server lets the values of a new type be used`(version: Int, expected: [String]) {
        let server = RunServer(majorVersion: version, role: "ada", database: "sea")
        let use = ["ALTER TYPE tide ADD VALUE 'high'", "UPDATE ports SET tide = 'high'"]
        #expect(faults(enumeration + use, on: server) == expected)
        #expect(faults(use, learning: enumeration, on: server) == ["55P04 0000:2"])
    }

    @Test(arguments: [
        ["ALTER TABLE ports ALTER COLUMN tide SET DATA TYPE text", "DROP TYPE tide"],
        ["DROP TABLE ports", "DROP TYPE tide"],
        ["ALTER TABLE ports DROP COLUMN tide", "DROP TYPE tide"], ["DROP TYPE tide CASCADE"],
        ["DO $$ BEGIN EXECUTE 'ALTER TABLE ports DROP COLUMN tide'; END $$", "DROP TYPE tide"],
        [
            "ALTER TYPE tide RENAME TO old_tide", "CREATE TYPE tide AS ENUM ('low', 'high')",
            "ALTER TABLE ports ALTER COLUMN tide TYPE tide USING tide::text::tide", "DROP TYPE old_tide",
        ],
    ])
    func `lets a type go that no column has any more`(sql: [String]) {
        #expect(faults(sql, learning: enumeration).isEmpty)
    }

    @Test func `sees that a renamed type is in use`() {
        let sql = ["ALTER TYPE tide RENAME TO old_tide", "DROP TYPE old_tide"]
        #expect(faults(sql, learning: enumeration) == ["2BP01 0000:2"])
    }

    @Test func `lets a long name be given again once it is free`() {
        let long = String(repeating: "harbour_", count: 8)
        let make = "ALTER TABLE ports ADD CONSTRAINT \(long)a CHECK (id > 0)"
        let again = "ALTER TABLE ports ADD CONSTRAINT \(long)b CHECK (id > 1)"
        #expect(faults([make, again], learning: enumeration) == ["42710 0000:2"])
        #expect(faults([make, "ALTER TABLE ports DROP CONSTRAINT \(long)a", again]).isEmpty)
        #expect(faults([make, "DROP TABLE ports", "CREATE TABLE ports (id int)", again]).isEmpty)
    }

    @Test(arguments: [
        ["CREATE ROLE sailor", "GRANT sailor TO ada"], ["CREATE SCHEMA sea", "CREATE TABLE sea.boats ()"],
        ["DO $$ BEGIN CREATE ROLE sailor; END $$", "ALTER TABLE ports OWNER TO sailor"],
        ["DROP TABLE IF EXISTS sea.boats"], ["CREATE EXTENSION citext", "CREATE TABLE words (w citext)"],
        ["CREATE DOMAIN citext AS text", "CREATE TABLE words (w citext)"],
        ["CREATE ROLE mate", "DROP ROLE mate", "CREATE ROLE mate", "SET ROLE mate"],
        ["CREATE ROLE mate", "ALTER ROLE mate RENAME TO cox", "SET ROLE cox"],
        ["CREATE ROLE mate", "SAVEPOINT s", "DROP ROLE mate", "ROLLBACK TO s", "SET ROLE mate"],
        ["CREATE TABLE boats (a regclass DEFAULT 'pg_class'::pg_catalog.regclass)"],
    ])
    func `finds what the run itself makes`(sql: [String]) {
        let server = RunServer(
            majorVersion: 15, role: "ada", database: "sea", roles: [Identifier("ada")],
            available: [Identifier("citext")])
        #expect(faults(sql, on: server).isEmpty)
    }

    @Test func `says which right is missing`() {
        let rights = RunServer.SchemaRights(canUse: true, canCreate: false)
        let server = RunServer(
            majorVersion: 15, role: "ada", database: "sea", canCreateSchemas: false,
            schemas: [Identifier("public"): rights])
        #expect(faults(["CREATE TABLE boats ()"], on: server) == ["42501 0000:1"])
        #expect(faults(["ALTER TABLE boats ADD COLUMN a int"], on: server).isEmpty)
        #expect(faults(["CREATE SCHEMA harbour"], on: server) == ["42501 0000:1"])
    }

    @Test func `says where a lock_timeout would stop it, once, if somebody held the table by then`() {
        let tables = ["ports", "boats"].map { QualifiedName("public", $0) }
        let rights = RunServer.SchemaRights(canUse: true, canCreate: true)
        let server = RunServer(
            majorVersion: 15, role: "ada", database: "sea", relations: Set(tables),
            schemas: [Identifier("public"): rights])
        let alter = "ALTER TABLE ports ADD COLUMN a int"
        func causes(_ sql: [String]) -> [Unforetold.Cause] {
            var rehearsal = Rehearsal(on: server)
            rehearsal.run(sql.script())
            #expect(rehearsal.faults.isEmpty)
            return rehearsal.unforetold.map(\.cause)
        }
        let limited = causes(["SET lock_timeout = '2s'", "DROP TABLE boats", alter])
        #expect(limited == [.mayWait(for: "public.boats", .seconds(2))])
        #expect(causes([alter]).isEmpty)
        #expect(causes(["SET lock_timeout = '2s'", "CREATE TABLE new ()", "DROP TABLE new"]).isEmpty)
    }

    @Test(arguments: [
        ("42P02", "SELECT $1::int"), ("57014", "COPY ports FROM stdin"), ("08P01", "SELECT 1;\0"),
        ("57P01", "SELECT pg_terminate_backend(pg_backend_pid())"),
    ])
    func `stops at what nobody sends`(sqlState: String, sql: String) {
        #expect(faults([sql]) == ["\(sqlState) 0000:1"])
    }

    @Test(arguments: [
        "PREPARE p AS SELECT $1::int", "COPY ports TO stdout", "SELECT '/', 0",
        "SELECT pg_sleep(1) FROM ports", "SELECT pg_sleep('NaN')", "SELECT pg_sleep('-infinity')",
        "SELECT CASE WHEN true THEN 1 ELSE 1/0 END", "DO $$ BEGIN RAISE NOTICE 'low'; END $$",
        "DO $$ BEGIN IF now() > '2020-01-01' THEN RAISE EXCEPTION 'high'; END IF; END $$",
        "DO $$ BEGIN RAISE EXCEPTION 'x'; EXCEPTION WHEN others THEN NULL; END $$",
        "SET ROLE none", "SET ROLE \"none\"", "SET role TO DEFAULT", "SET SESSION AUTHORIZATION DEFAULT",
    ])
    func `goes on behind what only looks like it`(sql: String) {
        let server = RunServer(majorVersion: 15, role: "ada", database: "sea")
        #expect(faults(["SET statement_timeout = 10", sql], on: server).isEmpty)
    }
}

@Suite struct `A run that touches Drizzle's own ledger` {
    private func rehearsal(_ files: [String]..., denied: [Identifier: String] = [:]) -> Rehearsal {
        let rights = RunServer.SchemaRights(canUse: true, canCreate: true)
        let server = RunServer(
            majorVersion: 15, role: "ada", database: "sea", denied: denied,
            schemas: [Identifier("public"): rights, Identifier("drizzle"): rights],
            roles: [Identifier("bob"), Identifier("eve")])
        var rehearsal = Rehearsal(on: server, ledger: .standard)
        for (number, file) in files.enumerated() { rehearsal.run(file.script("000\(number)")) }
        return rehearsal
    }

    private func faults(_ rehearsal: Rehearsal) -> [String] {
        rehearsal.faults.map { "\($0.sqlState) \($0.tag):\($0.piece ?? 0)" }
    }

    @Test(arguments: [
        ("42P07", 1, "CREATE TABLE drizzle.__drizzle_migrations (id int)"),
        ("42P06", 1, "CREATE SCHEMA drizzle"),
        ("42P01", 0, "DROP SCHEMA drizzle CASCADE"), ("2BP01", 1, "DROP SCHEMA drizzle"),
        ("42P01", 0, "DROP TABLE drizzle.__drizzle_migrations"),
        ("42P01", 0, "ALTER TABLE drizzle.__drizzle_migrations RENAME TO old"),
        ("42P01", 0, "ALTER TABLE drizzle.__drizzle_migrations SET SCHEMA public"),
        ("42703", 0, "ALTER TABLE drizzle.__drizzle_migrations DROP COLUMN hash"),
        ("25006", 0, "SET TRANSACTION READ ONLY"),
    ])
    func `stops there or at its row`(sqlState: String, piece: Int, sql: String) {
        #expect(faults(rehearsal([sql])).first == "\(sqlState) 0000:\(piece)")
    }

    @Test(arguments: [
        "CREATE SCHEMA IF NOT EXISTS drizzle",
        "CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id int)",
        "LOCK TABLE drizzle.__drizzle_migrations", "DROP TABLE public.__drizzle_migrations",
    ])
    func `goes on where that is no matter`(sql: String) {
        #expect(faults(rehearsal([sql])).isEmpty)
    }

    @Test func `writes its row as the role that a file chose`() {
        let denied = [Identifier("bob"): "schema drizzle"]
        #expect(faults(rehearsal(["SET ROLE bob"], denied: denied)) == ["42501 0000:0"])
        #expect(faults(rehearsal(["SET ROLE bob", "RESET ROLE"], denied: denied)).isEmpty)
        #expect(faults(rehearsal(["SET LOCAL ROLE bob", "COMMIT"], denied: denied)).isEmpty)
        #expect(faults(rehearsal(["SET ROLE eve"], denied: denied)).isEmpty)
    }

    @Test(arguments: [
        ("SELECT tide(7)", true), ("INSERT INTO ports VALUES (public.tide(1))", true),
        ("ALTER TABLE ports ADD COLUMN t int DEFAULT tide(2)", true),
        ("ALTER TABLE ports ADD CONSTRAINT c CHECK (tide(a) > 0)", true),
        ("CREATE INDEX i ON ports (tide(a))", true), ("SELECT lower('TIDE')", false),
        ("SELECT 'tide(1)'", false),
        ("ALTER TABLE ports ALTER a SET DEFAULT tide(2)", false), ("CREATE VIEW v AS SELECT tide(1)", false),
    ])
    func `names a function that a file has made and calls`(sql: String, isNamed: Bool) {
        let function = "CREATE FUNCTION tide(int) RETURNS int LANGUAGE sql AS 'SELECT 1'"
        #expect(rehearsal([function, sql]).unforetold.map(\.cause.isOfFunction) == (isNamed ? [true] : []))
        #expect(rehearsal([sql]).unforetold.isEmpty)
    }

    @Test func `names code of which only running it tells`() {
        let found = rehearsal(["SELECT 1", "DO $$ BEGIN PERFORM tide(); END $$"], ["CALL tide()"]).unforetold
        #expect(found.map { "\($0.tag):\($0.line) \($0.statement)" } == ["0000:3 DO", "0001:1 CALL"])
    }
}

@Suite struct `What nobody can foretell` {
    @Test func `is said once of code and once of other sessions`() {
        let rights = RunServer.SchemaRights(canUse: true, canCreate: true)
        let server = RunServer(
            majorVersion: 15, role: "ada", database: "sea", session: .init(lockTimeout: .seconds(2)),
            relations: [QualifiedName("public", "ports")], schemas: [Identifier("public"): rights])
        let sql = ["DO $$ BEGIN PERFORM tide(); END $$", "CALL tide()", "ALTER TABLE ports ADD COLUMN a int"]
        let status = MigrationStatus(
            folder: Situation.journal([Situation.entry("0000_a", at: 1_000)]), ledger: .absent(.standard),
            server: server, now: Situation.now, reading: { sql.script($0.tag) })
        let sentences = status.nextRun.warnings.compactMap { warning in
            if case .unforetold = warning { warning.sentence } else { nil }
        }
        #expect(
            sentences == [
                "What DO in 0000_a does (line 1) only running it tells: nothing is foretold of it. The same goes for 1 more.",
                "0000_a stops on line 5 (55P03) where another session then holds public.ports for longer than lock_timeout, 2000 ms; nobody does now.",
            ])
    }
}

@Suite struct `What the run after a run does again` {
    private func repeats(_ sql: [String: [String]], _ migrator: Forecast.Migrator) -> [String]? {
        let migrations = ["0000_a", "0001_b", "0002_c"].enumerated().map {
            Situation.entry($1, at: Int64($0 + 1) * 1_000)
        }
        let status = MigrationStatus(
            folder: Situation.journal(migrations), ledger: .absent(.standard), now: Situation.now,
            reading: { (sql[$0.tag] ?? ["SELECT 1"]).script($0.tag) })
        return status.forecast(of: migrator)?.repeats.map(\.tag)
    }

    @Test(arguments: [
        "ROLLBACK", "TRUNCATE drizzle.__drizzle_migrations", "DELETE FROM drizzle.__drizzle_migrations",
    ])
    func `is what a file in its middle took away, and nothing for 0.x`(sql: String) {
        #expect(repeats(["0001_b": [sql]], .foldersAfterUp) == ["0000_a"])
        #expect(repeats(["0001_b": [sql]], .journal) == [])
    }

    @Test func `is nothing behind a COMMIT, or where a condition keeps rows`() {
        #expect(repeats(["0000_a": ["COMMIT"], "0001_b": ["ROLLBACK"]], .foldersAfterUp) == [])
        let sql = "DELETE FROM drizzle.__drizzle_migrations WHERE id < 0"
        #expect(repeats(["0001_b": [sql]], .foldersAfterUp) == [])
    }
}

extension Unforetold.Cause {
    fileprivate var isOfFunction: Bool { if case .function = self { true } else { false } }
}
