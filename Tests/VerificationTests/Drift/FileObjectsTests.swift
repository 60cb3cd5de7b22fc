import Catalog
import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// A snapshot that knows one table, and migrations that were written by hand since.
@Suite struct `What files made and no snapshot knows` {
    private static let base = "CREATE TABLE talks (id integer, topic text);"

    private static var snapshot: RecordedSchema {
        var talks = Schema.Table(QualifiedName("public", "talks"))
        talks.columns = [.init("id", type: .init("integer")), .init("topic", type: .init("text"))]
        var schema = Schema()
        schema.tables = [talks]
        return RecordedSchema(schema)
    }

    /// Compares a database with the snapshot of the base and a file that came after it.
    private func drift(
        file: String, live: String, hasOwnSnapshot: Bool = false, era: Era = .journal
    ) async throws -> Drift {
        try await withDatabase(Self.base + live) { database in
            let connection = try await database.connect()
            let files = FileObjects(
                [
                    ParsedMigration(tag: "0000_base", text: Self.base),
                    ParsedMigration(tag: "0001_by_hand", text: file),
                ], snapshot: hasOwnSnapshot ? "0001_by_hand" : "0000_base", era: era
            ) { _ in hasOwnSnapshot }
            let question = DriftQuestion(
                .snapshot(Self.snapshot), name: "0000_base", token: "t0ken", files: files, limits: .unlimited)
            let drift = try await question.drift(on: connection) { .failure(.init("there is none here")) }
            await connection.close()
            return drift
        }
    }

    /// What the file says, which is what the database has, and what is said about it.
    @Test(arguments: [
        (
            "ALTER TABLE talks ADD COLUMN starred boolean DEFAULT false NOT NULL;",
            "0001_by_hand.sql made what no snapshot knows: column starred of talks."
        ),
        (
            "CREATE TABLE visits (at date NOT NULL) PARTITION BY RANGE (at); CREATE TABLE visits_all PARTITION OF visits DEFAULT;",
            "0001_by_hand.sql made what no snapshot knows: table visits."
        ),
        ("CREATE VIEW v AS SELECT id FROM talks;", "0001_by_hand.sql made what no snapshot knows: view v."),
        (
            "CREATE TYPE mood AS ENUM ('on'); CREATE SEQUENCE counter;",
            "0001_by_hand.sql made what no snapshot knows: sequence counter and enum mood."
        ),
        (
            "CREATE UNIQUE INDEX one ON talks (id);",
            "0001_by_hand.sql made what no snapshot knows: index one of talks."
        ),
        (
            "ALTER TABLE talks ADD CONSTRAINT positive CHECK (id > 0);",
            "0001_by_hand.sql made what no snapshot knows: check positive of talks."
        ),
        (
            "ALTER TABLE talks ALTER COLUMN topic SET NOT NULL; ALTER TABLE talks ALTER COLUMN id TYPE bigint;",
            "0001_by_hand.sql changed what the snapshot still has as it was: column id of talks and column topic of talks."
        ),
        (
            "ALTER TABLE talks DROP COLUMN topic;",
            "0001_by_hand.sql dropped what the snapshot still has: column topic of talks."
        ),
        (
            "ALTER TABLE talks RENAME COLUMN topic TO subject;",
            "0001_by_hand.sql gave another name to what the snapshot still calls by the old one: column topic of talks."
        ),
        (
            "ALTER TABLE talks ENABLE ROW LEVEL SECURITY;",
            "0001_by_hand.sql changed what the snapshot still has as it was: row-level security of talks."
        ),
    ])
    func `is no drift, and told with the file`(sql: String, sentence: String) async throws {
        let drift = try await drift(file: sql, live: sql)
        #expect(drift.differences.map(\.account) == [])
        #expect(drift.fromFiles.sentences.contains(sentence), "\(drift.fromFiles.sentences)")
    }

    /// What the file says, which is what the database has and its own snapshot has not.
    @Test(arguments: [
        ("ALTER TABLE talks ADD COLUMN starred boolean;", "talks column starred extra"),
        ("CREATE TABLE visits (id integer);", "table visits extra"),
        ("CREATE SCHEMA elsewhere;", "schema elsewhere extra"),
        ("CREATE SCHEMA elsewhere; CREATE SEQUENCE elsewhere.n;", "sequence elsewhere.n extra"),
        ("CREATE TYPE mood AS ENUM ('on');", "enum mood extra"),
        ("CREATE INDEX i ON talks (id);", "talks index i extra"),
        ("ALTER TABLE talks ALTER COLUMN topic SET NOT NULL;", "talks column topic changed NOT NULL"),
        ("ALTER TABLE talks DROP COLUMN topic;", "talks column topic missing"),
    ])
    func `is drift where the file's own snapshot should know it`(sql: String, account: String) async throws {
        let drift = try await drift(file: sql, live: sql, hasOwnSnapshot: true)
        #expect(drift.differences.map(\.account).contains(account), "\(drift.differences.map(\.account))")
        #expect(drift.differences.allSatisfy { $0.origin == .leftOut(by: "0001_by_hand.sql", .journal) })
        #expect(drift.fromFiles == [])
        let drops = drift.differences.filter { $0.change == .extra }.flatMap(\.closing.database)
        #expect(drops == [])
    }

    @Test func `is said to be what the kit wrote no statement for`() async throws {
        let sql = "ALTER TABLE talks ALTER COLUMN topic SET NOT NULL;"
        let found = try await drift(file: sql, live: sql, hasOwnSnapshot: true).differences
        #expect(
            found.first?.consequence.hasSuffix(
                "0001_by_hand.sql left it so: drizzle-kit 0.31 writes no statement for what the snapshot says, or the file was changed by hand."
            ) == true)
        let later = try await drift(file: sql, live: sql, hasOwnSnapshot: true, era: .folders).differences
        #expect(later.first?.consequence.contains("drizzle-kit 1.0 writes no statement") == true)
    }

    /// No snapshot has such things, so there is nothing that it denies.
    @Test(arguments: [
        "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
        "CREATE DOMAIN small AS integer CHECK (VALUE < 9);",
        "CREATE TRIGGER t BEFORE UPDATE ON talks FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();",
    ])
    func `is no drift where no snapshot could know it`(sql: String) async throws {
        #expect(try await drift(file: sql, live: sql, hasOwnSnapshot: true).differences == [])
    }

    @Test func `is told of code that speaks of it`() async throws {
        let block = "DO $$ BEGIN EXECUTE 'CREATE TABLE visits (id integer)'; END $$;"
        let drift = try await drift(file: block, live: block)
        #expect(drift.differences == [])
        #expect(drift.fromFiles.map(\.deed) == [.mayHaveMade])
    }

    /// What the file says, what the database has, and the difference.
    @Test(arguments: [
        ("ALTER TABLE talks ADD COLUMN starred boolean;", "", "talks column starred missing"),
        ("CREATE TABLE visits (id integer);", "", "table visits missing"),
        ("CREATE INDEX i ON talks (id);", "", "talks index i missing"),
        ("ALTER TABLE talks ALTER COLUMN topic SET NOT NULL;", "", nil),
        ("SELECT 1;", "ALTER TABLE talks ADD COLUMN starred boolean;", "talks column starred extra"),
        (
            "ALTER TABLE talks ADD COLUMN starred boolean;", "ALTER TABLE talks ADD COLUMN other boolean;",
            "talks column other extra"
        ),
        (
            "ALTER TABLE talks ALTER COLUMN id TYPE bigint;",
            "ALTER TABLE talks ALTER COLUMN id TYPE smallint;",
            "talks column id changed type"
        ),
    ])
    func `is drift where it is not as the file says`(sql: String, live: String, account: String?) async throws
    {
        let accounts = try await drift(file: sql, live: live).differences.map(\.account)
        #expect(account.map(accounts.contains) ?? accounts.isEmpty, "\(accounts)")
    }

    @Test func `is named with the difference, and has the file's own SQL to close it`() async throws {
        let sql = "ALTER TABLE talks ADD COLUMN starred boolean"
        let difference = try #require(try await drift(file: sql, live: "").differences.first)
        #expect(difference.file == "0001_by_hand.sql")
        #expect(difference.closing.database == [sql])
        #expect(difference.consequence.hasSuffix("It was made by 0001_by_hand.sql, which no snapshot knows."))
    }

    @Test func `is never to be dropped, whatever the database is compared with`() async throws {
        let sql = "ALTER TABLE talks ADD COLUMN starred boolean;"
        try await withDatabase(Self.base + sql) { database in
            let connection = try await database.connect()
            let files = FileObjects(
                [ParsedMigration(tag: "0001_by_hand", text: sql)], snapshot: nil, era: .journal)
            let question = DriftQuestion(
                .snapshot(Self.snapshot), name: "x", token: "t0ken", applied: files, limits: .unlimited)
            let drift = try await question.drift(on: connection) { .failure(.init("there is none here")) }
            await connection.close()
            #expect(drift.differences.map(\.account) == ["talks column starred extra"])
            #expect(drift.differences.map(\.closing.database) == [[]])
        }
    }

    /// What is in the database, and what a file does that is not applied.
    @Test(arguments: [
        ("CREATE TABLE visits (id integer);", "CREATE TABLE visits (id integer);"),
        ("CREATE TABLE visits (id integer);", "ALTER TABLE visits ADD COLUMN at date;"),
        ("ALTER TABLE talks ADD COLUMN starred boolean;", "ALTER TABLE talks ADD COLUMN starred boolean;"),
    ])
    func `is never to be dropped where a file that is not applied needs it`(
        live: String, file: String
    ) async throws {
        try await withDatabase(Self.base + live) { database in
            let pending = FileObjects(
                [ParsedMigration(tag: "0001_later", text: file)], snapshot: nil, era: .journal)
            let question = DriftQuestion(
                .snapshot(Self.snapshot), name: "x", token: "t0ken", pending: pending, limits: .unlimited)
            let connection = try await database.connect()
            let drift = try await question.drift(on: connection) { .failure(.init("there is none here")) }
            await connection.close()
            #expect(drift.differences.map(\.origin) == [.pending("0001_later.sql")])
            #expect(drift.differences.map(\.closing) == [.init(database: [], expectation: [])])
        }
    }

    @Test(arguments: ["public.__drizzle_migrations", "theirs.past", "public.\"My Ledger\""])
    func `is no ledger, wherever that is`(name: String) async throws {
        let ledger = """
            CREATE SCHEMA theirs;
            CREATE TABLE \(name) (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint);
            """
        #expect(
            try await drift(file: "SELECT 1;", live: ledger).differences.map(\.account).filter {
                $0.contains("table")
            } == [])
    }
}
