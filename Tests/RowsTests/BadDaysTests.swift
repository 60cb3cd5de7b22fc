import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A bad day` {
    /// Before it does, the page was read never, or so often that the server keeps its statement.
    @Test(
        arguments: [
            ("DROP TABLE t", RowsError.relationIsGone(QualifiedName("public", "t"))),
            ("ALTER TABLE t RENAME TO u", .relationIsGone(QualifiedName("public", "t"))),
            ("ALTER TABLE t DROP COLUMN v", .relationChanged(QualifiedName("public", "t"))),
            ("ALTER TABLE t RENAME COLUMN v TO w", .relationChanged(QualifiedName("public", "t"))),
            (
                "ALTER TABLE t ALTER COLUMN id TYPE numeric",
                .relationChanged(QualifiedName("public", "t"))
            ),
            ("ALTER TABLE t ADD COLUMN w int", .relationChanged(QualifiedName("public", "t"))),
            ("DROP TABLE t; CREATE TABLE t (id int, v text)", .relationChanged(QualifiedName("public", "t"))),
        ], [0, 3])
    func `changes the table between two pages`(
        change: (sql: String, error: RowsError), timesRead: Int
    ) async throws {
        try await withDatabase(Self.rows) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 5)
            let request = RowRequest(source: page.source, position: try #require(page.next), limit: 5)
            for _ in 0..<timesRead { _ = try await connection.page(request) }
            try await database.run(change.sql)
            await #expect(throws: change.error) { _ = try await connection.page(request) }
        }
    }

    @Test func `deletes the row by which the next page is found`() async throws {
        try await withDatabase(Self.rows) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 5)
            try await database.run("DELETE FROM t WHERE id BETWEEN 4 AND 7")
            let (next, _) = try await connection.page(
                RowRequest(source: page.source, position: try #require(page.next), limit: 2))
            #expect(next.keys == [RowKey(["8"]), RowKey(["9"])])
            let (same, _) = try await connection.page(
                RowRequest(source: page.source, position: .from(RowKey(["5"])), limit: 1))
            #expect(same.keys == [RowKey(["8"])] && same.hasMoreBefore)
        }
    }

    @Test func `hides a column`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, secret text, v text); INSERT INTO t VALUES (1, 'x', 'y');
            CREATE TABLE keyless (v text, secret text); INSERT INTO keyless VALUES ('y', 'x');
            CREATE TABLE shut (id int PRIMARY KEY);
            CREATE ROLE guest_of_rows; GRANT SELECT (id, v) ON t TO guest_of_rows;
            GRANT SELECT (v) ON keyless TO guest_of_rows
            """
        try await withDatabase(script) { database in
            try await database.run(
                "ALTER DATABASE \(Identifier(database.name).quoted) SET role = 'guest_of_rows'")
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 5)
            #expect(page.row(0) == [.value("1"), .withheld, .value("y")])
            let keyless = try await connection.openTable("keyless", limit: 5)
            #expect(keyless.source.order == .unordered(.keyNotReadable))
            #expect(keyless.row(0) == [.value("y"), .withheld])
            let shut = OpenRequest(relation: try await connection.oid("shut"), limit: 5)
            let (opening, _) = try await connection.open(shut)
            #expect(opening.firstPage == nil && opening.failure?.sqlState == .insufficientPrivilege)
            #expect(opening.source.columns.map(\.name.name) == ["id"])
        }
        try await withDatabase { try await $0.run("DROP ROLE guest_of_rows") }
    }

    @Test func `forbids PL/pgSQL, and the table opens with one round trip more`() async throws {
        try await withDatabase(Self.rows + "; DROP EXTENSION plpgsql") { database in
            let connection = try await database.connect()
            let (opening, cost) = try await connection.open(
                OpenRequest(relation: try await connection.oid(), limit: 5))
            #expect(opening.firstPage?.keys.count == 5)
            #expect(cost.roundTrips == 2)
        }
    }

    @Test func `breaks a view`() async throws {
        let script = """
            CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1 / 0; END';
            CREATE VIEW t AS SELECT f() AS n;
            CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT n FROM gone); END';
            CREATE VIEW u AS SELECT g() AS n;
            CREATE MATERIALIZED VIEW empty AS SELECT 1 AS n WITH NO DATA
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            for (name, state) in [
                ("t", SQLState("22012")), ("u", .undefinedTable),
                ("empty", SQLState("55000")),
            ] {
                let request = OpenRequest(relation: try await connection.oid(name), limit: 5)
                let (opening, _) = try await connection.open(request)
                #expect(opening.firstPage == nil && opening.failure?.sqlState == state)
                #expect(opening.source.columns.map(\.name.name) == ["n"])
            }
        }
    }

    @Test func `breaks a function that a view calls, which is no word about the view`() async throws {
        let script = """
            CREATE TABLE gone (n int);
            CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM gone); END';
            CREATE VIEW t AS SELECT g() AS n
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let source = try await connection.openTable(limit: 5).source
            try await database.run("DROP TABLE gone")
            let request = RowRequest(source: source, position: .first, limit: 5)
            let error = await #expect(throws: PostgresError.self) { _ = try await connection.page(request) }
            #expect(error?.context?.contains("g()") == true)
        }
    }

    @Test func `has views, heirs and 1,600 columns`() async throws {
        let columns = (1...1600).map { "c\($0) text DEFAULT \($0)" }.joined(separator: ", ")
        let script = """
            CREATE TABLE wide (\(columns)); INSERT INTO wide DEFAULT VALUES; INSERT INTO wide DEFAULT VALUES;
            CREATE VIEW seen AS SELECT n FROM generate_series(1, 20) AS n;
            CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE heir () INHERITS (parent);
            INSERT INTO parent VALUES (1); INSERT INTO heir VALUES (1)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let wide = try await connection.openTable("wide", limit: 1)
            #expect(wide.columns.count == 1600 && wide[0, 1599] == .value("1600") && wide.hasMoreAfter)
            let seen = try await connection.openTable("seen", limit: 5)
            #expect(seen.source.order == .unordered(.view) && seen.rowCount == 5)
            #expect(seen.isCutShort && seen.next == nil && seen.key(of: 0) == nil)
            let parent = try await connection.openTable("parent", limit: 5)
            #expect(parent.source.order == .unordered(.noCommonKey) && parent.rowCount == 2)
        }
    }

    @Test func `uses a search path of its own`() async throws {
        let script = """
            CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE TABLE t (a ext.citext PRIMARY KEY);
            INSERT INTO t SELECT CASE WHEN n % 2 = 0 THEN upper(chr(96 + n)) ELSE chr(96 + n) END
              FROM generate_series(1, 26) AS n;
            CREATE SCHEMA evil; CREATE FUNCTION evil.bad(text, text) RETURNS text LANGUAGE sql AS 'SELECT ''stolen''';
            CREATE OPERATOR evil.|| (FUNCTION = evil.bad, LEFTARG = text, RIGHTARG = text)
            """
        try await withDatabase(script) { database in
            try await database.run(
                "ALTER DATABASE \(Identifier(database.name).quoted) SET search_path = evil, pg_catalog")
            let connection = try await database.connect()
            let page = try await connection.openTable("public.t", limit: 10)
            #expect(page.keys.map { $0.values[0] }.joined() == "aBcDeFgHiJ")
            let (next, _) = try await connection.page(
                RowRequest(source: page.source, position: try #require(page.next), limit: 100))
            #expect(next.keys.map { $0.values[0] }.joined() == "kLmNoPqRsTuVwXyZ")
            let (before, _) = try await connection.page(
                RowRequest(source: page.source, position: .before(RowKey(["c"])), limit: 100))
            #expect(before.keys.map { $0.values[0] }.joined() == "aB")
        }
    }

    @Test func `is ordered by operators of any name`() async throws {
        let script = """
            CREATE EXTENSION hstore; CREATE TABLE t (k hstore, n int, PRIMARY KEY (k, n));
            INSERT INTO t SELECT hstore('a', (100 + i / 2)::text), i FROM generate_series(1, 40) AS i
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable("public.t", limit: 15)
            let (next, _) = try await connection.page(
                RowRequest(source: page.source, position: try #require(page.next), limit: 100))
            #expect(page.keys.count == 15 && Set(page.keys + next.keys).count == 40)
            let middle = page.keys[7]
            let (before, _) = try await connection.page(
                RowRequest(source: page.source, position: .before(middle), limit: 100))
            #expect(before.keys == Array(page.keys[..<7]))
            let (record, _) = try await connection.record(RecordRequest(source: page.source, key: middle))
            #expect(record.keys == [middle])
        }
    }

    @Test func `is counted`() async throws {
        try await withDatabase("CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 1234)") {
            database in
            let connection = try await database.connect()
            let source = try await connection.openTable(limit: 5).source
            #expect(try await connection.count(CountRequest(source: source)).0 == .exactly(1234))
        }
    }

    static let rows = """
        CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t SELECT n, 'v' || n FROM generate_series(1, 20) AS n
        """
}
