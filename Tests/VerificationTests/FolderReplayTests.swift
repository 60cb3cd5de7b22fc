import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// Files that are run on an empty database, all at once or each by itself.
@Suite struct `A replay` {
    private func replay(
        _ files: [String], _ runs: FolderReplay.Runs = .atOnce,
        then body: (TestDatabase) async throws -> Void = { _ in }
    ) async throws {
        let tags = files.indices.map { "000\($0)_x" }
        let folder = try FolderFixture(
            FolderFixture.sound(tags, sql: Dictionary(uniqueKeysWithValues: zip(tags, files))))
        try await withDatabase { database in
            let connection = try await database.connect()
            let failure = await failure(FolderReplay(.reading(folder.path)), runs, on: connection)
            await connection.close()
            if let failure { throw failure }
            try await body(database)
        }
    }

    private func failure(
        _ replay: FolderReplay, _ runs: FolderReplay.Runs, on connection: Connection
    ) async -> ReplayFailure? {
        do { try await replay.run(runs, on: connection) } catch { return error }
        return nil
    }

    private func refusal(_ files: [String], _ runs: FolderReplay.Runs = .atOnce) async throws -> ReplayRefusal
    {
        let failure = await #expect(throws: ReplayFailure.self) { try await replay(files, runs) }
        guard case .refused(let refusal)? = failure else {
            throw ReplayFailure.unreadable(file: "\(failure as Any)")
        }
        return refusal
    }

    private static func count(_ name: String) -> SQL {
        "SELECT count(*)::text FROM pg_class WHERE relname = \(name)"
    }

    /// What only works inside of one transaction, or only without one of its own.
    @Test(arguments: [
        "CREATE TABLE a (id integer); LOCK TABLE a; SET LOCAL lock_timeout = 5;",
        "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1 AS n;--> statement-breakpoint\nCREATE TABLE a AS SELECT n FROM t;",
        "SAVEPOINT s;--> statement-breakpoint\nCREATE TABLE a ();--> statement-breakpoint\nROLLBACK TO s; CREATE TABLE a (id integer);",
        "BEGIN; CREATE TABLE a (id integer); COMMIT;",
    ])
    func `runs as in Drizzle's transaction`(sql: String) async throws {
        try await replay([sql]) { database in
            let count = try await database.value(Self.count("a"))
            #expect(count == "1")
        }
    }

    @Test func `takes what comes behind COMMIT in one query for a transaction`() async throws {
        let kept = "COMMIT; CREATE TABLE a (); CREATE TABLE b ();--> statement-breakpoint\nCREATE TABLE c ();"
        try await replay([kept]) { database in
            let count = try await database.value(Self.count("b"))
            #expect(count == "1")
        }
        let marker = "--> statement-breakpoint\n"
        try await replay([
            "CREATE TABLE a (id int);\(marker)COMMIT;\(marker)CREATE INDEX CONCURRENTLY i ON a (id);"
        ])
        let refusal = try await refusal([
            "CREATE TABLE a (id int);\(marker)COMMIT; CREATE INDEX CONCURRENTLY i ON a (id);"
        ])
        #expect(refusal.error.sqlState == SQLState("25001"))
    }

    @Test func `finds the ledger made`() async throws {
        try await replay(["GRANT SELECT ON drizzle.__drizzle_migrations TO PUBLIC;"])
    }

    @Test func `ends at a statement, which it names with its place and in the server's words`() async throws {
        let refusal = try await refusal([
            "CREATE TYPE mood AS ENUM ('on');\n\nCREATE TABLE a (m mood);",
            "SELECT 1;--> statement-breakpoint\n\nDROP TYPE mood;",
        ])
        #expect(refusal.place.tag == "0001_x" && refusal.place.line == 3)
        #expect(refusal.place.statement == "DROP TYPE mood")
        #expect(refusal.error.sqlState == SQLState("2BP01"))
    }

    @Test func `ends at the COMMIT when what was put off until then fails`() async throws {
        let refusal = try await refusal([
            "CREATE TABLE a (id integer PRIMARY KEY DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES (1), (1);"
        ])
        #expect(refusal.place.line == nil && refusal.place.statement == "COMMIT")
    }

    /// Files that have to be applied one after the other.
    private static let days = [
        "CREATE TYPE mood AS ENUM ('on');", "ALTER TYPE mood ADD VALUE 'off';",
        "CREATE TABLE a (m mood DEFAULT 'off');", "CREATE INDEX CONCURRENTLY i ON a (m);",
    ]

    @Test func `of files of several days is refused at once`() async throws {
        let refusal = try await refusal(Self.days)
        #expect(refusal.place.tag == "0002_x" && refusal.error.sqlState == SQLState("55P04"))
    }

    @Test func `of files of several days works one by one`() async throws {
        try await replay(Self.days, .eachFile) { database in
            let count = try await database.value(Self.count("i"))
            #expect(count == "1")
        }
    }

    @Test func `says which file cannot be read`() async throws {
        let folder = try FolderFixture([
            "meta/_journal.json": FolderFixture.journal([FolderFixture.Entry(0, "0000_gone")])
        ])
        try await withDatabase { database in
            let connection = try await database.connect()
            let failure = await failure(FolderReplay(.reading(folder.path)), .atOnce, on: connection)
            #expect(failure == .unreadable(file: folder.path + "/0000_gone.sql"))
            await connection.close()
        }
    }
}
