import TestSupport
import Testing
import Verification

@Suite struct `A rename that is recorded and never happened` {
    private static let base = """
        CREATE TABLE a (id integer PRIMARY KEY, n integer, CONSTRAINT small CHECK (n < 9));
        CREATE INDEX a_n ON a (n); CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE SCHEMA s;
        """

    /// The rename, how to take it back, and what has to be said of it.
    @Test(arguments: [
        ("ALTER TABLE a RENAME n TO m", "ALTER TABLE a RENAME m TO n", "column a.n: is still called n"),
        ("ALTER TABLE a RENAME TO b", "ALTER TABLE b RENAME TO a", "table a: is still called a"),
        (
            "ALTER TABLE a RENAME CONSTRAINT small TO tiny", "ALTER TABLE a RENAME CONSTRAINT tiny TO small",
            "constraint a.small: is still called small"
        ),
        ("ALTER INDEX a_n RENAME TO a_m", "ALTER INDEX a_m RENAME TO a_n", "index a_n: is still called a_n"),
        (
            "ALTER TYPE mood RENAME VALUE 'sad' TO 'low'", "ALTER TYPE mood RENAME VALUE 'low' TO 'sad'",
            "enum value mood.sad: is still called sad"
        ),
        (
            "ALTER TABLE a SET SCHEMA s", "ALTER TABLE s.a SET SCHEMA public", "table a: is still called a"
        ),
        (
            "ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME TO c", "ALTER TABLE c RENAME TO a",
            "table b: is still called a"
        ),
    ])
    func `is what is missing, and not what has the name`(
        rename: String, back: String, cross: String
    ) async throws {
        let report = try await withDatabase { database in
            let folder = try WrittenFolder([Self.base, rename]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            try await database.run(back)
            return try await run.landing(of: folder)
        }
        let crosses = report.migrations.flatMap(\.crosses).map {
            "\($0.kind.rawValue) \($0.name): \($0.verdict.words)"
        }
        #expect(crosses.joined(separator: "; ") == cross)
        #expect(report.migrations[0].isSound)
        // The type itself keeps its name when a value of it does.
        #expect(report.migrations[0].isUnderOldName != rename.contains("VALUE"))
    }

    @Test func `is no excuse for what has neither name, nor for what took the old one`() async throws {
        let report = try await withDatabase { database in
            let folder = try WrittenFolder([
                "CREATE TABLE a (x integer);", "ALTER TABLE a RENAME TO b; CREATE TABLE a (y integer);",
            ]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            try await database.run("DROP TABLE b")
            return try await run.landing(of: folder)
        }
        #expect(report.migrations.flatMap(\.crosses).map(\.verdict) == [.missing, .missing, .missing])
    }
}

@Suite struct `Effects in their order` {
    private func crosses(_ migrations: [String], then deed: String = "SELECT") async throws -> [String] {
        try await DrizzleRun.landing(of: migrations, then: deed).crosses
    }

    @Test func `what went with its table and was made again with it is not there again`() async throws {
        let migrations = [
            "CREATE TABLE a (id integer, n integer CONSTRAINT c CHECK (n > 0)); ALTER TABLE a ADD COLUMN m integer;",
            "ALTER TABLE a DROP CONSTRAINT c; ALTER TABLE a DROP COLUMN n; ALTER TABLE a DROP COLUMN m;",
            "DROP TABLE a;", "CREATE TABLE a (id integer, n integer CONSTRAINT c CHECK (n > 0), m integer);",
        ]
        #expect(try await crosses(migrations) == [])
        #expect(try await crosses(Array(migrations.prefix(2)), then: "ALTER TABLE a ADD m text").count == 1)
    }
}
