import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

// One after the other: every case has a database of its own, and a server has only so many connections.
@Suite(.serialized) struct `Paging through a table` {
    /// Tables of every kind of key, each called `t`, with an order by which psql would list it.
    static let tables: [PagedTable] = [
        PagedTable("bigint key", "CREATE TABLE t (id bigint PRIMARY KEY, v text)", order: "id") {
            "INSERT INTO t SELECT n * 7, 'v' || n FROM generate_series(1, 57) AS n"
        },
        PagedTable("uuid key", "CREATE TABLE t (id uuid PRIMARY KEY, v text)", order: "id") {
            "INSERT INTO t SELECT md5(n::text)::uuid, n FROM generate_series(1, 57) AS n"
        },
        PagedTable(
            "composite key", "CREATE TABLE t (a text COLLATE \"POSIX\", b int, v text, PRIMARY KEY (b, a))",
            order: "b, a"
        ) { "INSERT INTO t SELECT 'k' || n, n % 5, n FROM generate_series(1, 57) AS n" },
        PagedTable(
            "key with its own collation",
            "CREATE TABLE t (a text NOT NULL, v int); CREATE UNIQUE INDEX ON t (a COLLATE \"ucs_basic\")",
            order: "a COLLATE \"ucs_basic\""
        ) { "INSERT INTO t SELECT chr(64 + n) || 'x', n FROM generate_series(1, 57) AS n" },
        PagedTable(
            "infinite timestamps", "CREATE TABLE t (at timestamptz PRIMARY KEY, v int)", order: "at"
        ) {
            """
            INSERT INTO t SELECT '2026-03-29 00:30+00'::timestamptz + n * interval '7 min 3 us', n
              FROM generate_series(1, 55) AS n UNION ALL VALUES ('infinity'::timestamptz, 0), ('-infinity', 1)
            """
        },
        PagedTable("numeric key with NaN", "CREATE TABLE t (n numeric PRIMARY KEY)", order: "n") {
            "INSERT INTO t SELECT n / 7.0 FROM generate_series(1, 50) AS n UNION ALL VALUES ('NaN'::numeric)"
        },
        PagedTable("float key", "CREATE TABLE t (f float8 PRIMARY KEY)", order: "f") {
            "INSERT INTO t SELECT sin(n) FROM generate_series(1, 50) AS n UNION ALL VALUES ('Infinity'::float8)"
        },
        PagedTable(
            "enum and bytea key",
            "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad'); CREATE TABLE t (m mood, b bytea, PRIMARY KEY (m, b))",
            order: "m, b"
        ) {
            """
            INSERT INTO t SELECT (enum_range(NULL::mood))[1 + n % 3], decode(lpad(to_hex(n), 4, '0'), 'hex')
              FROM generate_series(1, 57) AS n
            """
        },
        PagedTable("padded characters", "CREATE TABLE t (c char(9) PRIMARY KEY, d char(300))", order: "c") {
            "INSERT INTO t SELECT n::text, n FROM generate_series(1, 57) AS n"
        },
        PagedTable(
            "domain key",
            "CREATE DOMAIN code AS text COLLATE \"POSIX\" CHECK (VALUE <> ''); CREATE TABLE t (c code PRIMARY KEY)",
            order: "c"
        ) { "INSERT INTO t SELECT 'c' || n FROM generate_series(1, 57) AS n" },
        PagedTable(
            "array and date key", "CREATE TABLE t (a int[], d date, PRIMARY KEY (a, d))", order: "a, d"
        ) {
            """
            INSERT INTO t SELECT ARRAY[n % 4, n], date '2026-01-01' + n FROM generate_series(1, 57) AS n
            """
        },
        PagedTable(
            "composite type key",
            "CREATE TYPE pair AS (x int, y text); CREATE TABLE t (p pair PRIMARY KEY, v int)", order: "p"
        ) { "INSERT INTO t SELECT ROW(n % 3, 'a,' || n)::pair, n FROM generate_series(1, 57) AS n" },
        PagedTable(
            "deferrable key with hostile names",
            #"CREATE TABLE t ("a""; drop --" int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, "r" int, "ünï😀" text)"#,
            order: #""a""; drop --""#
        ) { #"INSERT INTO t SELECT n, n, '' FROM generate_series(1, 57) AS n"# },
        PagedTable(
            "partitions", "CREATE TABLE t (id int, at int, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
            order: "id, at"
        ) {
            """
            CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10);
            CREATE TABLE t_2 PARTITION OF t DEFAULT;
            INSERT INTO t SELECT 100 - n, n % 20 FROM generate_series(1, 57) AS n
            """
        },
        PagedTable("no key", "CREATE TABLE t (v text)", order: "ctid") {
            "INSERT INTO t SELECT n FROM generate_series(1, 57) AS n"
        },
        PagedTable(
            "no key, holes over many blocks", "CREATE TABLE t (n int, v text)", order: "ctid"
        ) {
            """
            INSERT INTO t SELECT n, repeat('x', 1000) FROM generate_series(1, 1500) AS n;
            DELETE FROM t WHERE n BETWEEN 30 AND 1450 OR n % 3 = 0;
            UPDATE t SET v = 'hot' WHERE n % 4 = 0
            """
        },
        PagedTable("no columns", "CREATE TABLE t ()", order: "ctid") {
            "INSERT INTO t SELECT FROM generate_series(1, 57) AS n"
        },
        PagedTable(
            "key that is only partly unique",
            "CREATE TABLE t (a int, b int NOT NULL); CREATE UNIQUE INDEX ON t (a); CREATE UNIQUE INDEX ON t (b) WHERE b > 9",
            order: "ctid"
        ) { "INSERT INTO t SELECT CASE WHEN n % 2 = 0 THEN n END, n FROM generate_series(1, 57) AS n" },
    ]

    @Test(arguments: tables)
    func `visits every row once, in both directions`(table: PagedTable) async throws {
        try await withDatabase(table.script) { database in
            let connection = try await database.connect()
            let expected = try await table.keys(connection)
            #expect(expected.count > 15)
            for limit in [1, 7, expected.count, 1000] {
                #expect(try await connection.walk(limit: limit) == expected, "\(limit) rows on a page")
                #expect(
                    try await connection.walkBackwards(limit: limit) == expected, "\(limit) rows on a page")
            }
        }
    }

    @Test(arguments: tables)
    func `finds a page again by the key of its first row`(table: PagedTable) async throws {
        try await withDatabase(table.script) { database in
            let connection = try await database.connect()
            let expected = try await table.keys(connection)
            let first = try await connection.openTable(limit: 5)
            let next = try #require(first.next)
            let (second, _) = try await connection.page(
                RowRequest(source: first.source, position: next, limit: 5))
            let key = try #require(second.key(of: 0))
            let (again, _) = try await connection.page(
                RowRequest(source: first.source, position: .from(key), limit: 5))
            #expect(again.keys == second.keys)
            #expect(again.keys == Array(expected[5..<10]))
            #expect(again.hasMoreBefore && again.hasMoreAfter)
        }
    }

    @Test(arguments: tables, [false, true])
    func `reaches any share of a table`(table: PagedTable, isAnalysed: Bool) async throws {
        try await withDatabase(table.script) { database in
            let connection = try await database.connect()
            let expected = try await table.keys(connection)
            let first = try await connection.openTable(limit: 5)
            if isAnalysed {
                _ = try await connection.run(Batch("ANALYZE t", access: .readWrite, searchPath: .session))
            }
            for fraction in [0, 0.3, 0.9, 1] {
                let (page, cost) = try await connection.page(
                    RowRequest(source: first.source, position: .fraction(fraction), limit: 5))
                #expect(cost.roundTrips == 1)
                let start = try #require(page.keys.first.flatMap { expected.firstIndex(of: $0) })
                #expect(Array(expected[start..<(start + page.rowCount)]) == page.keys)
                if fraction == 0 { #expect(start == 0) }
                if fraction == 1 { #expect(start + page.rowCount == expected.count) }
            }
        }
    }
}

/// A table called `t`, and the order its rows should come in.
struct PagedTable: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let order: String

    init(_ name: String, _ definition: String, order: String, rows: () -> String) {
        (testDescription, self.order) = (name, order)
        script = definition + ";\n" + rows() + ";"
    }

    /// The keys of all rows, in order, as the server itself sorts them.
    func keys(_ connection: Connection) async throws -> [RowKey] {
        let source = try await connection.openTable(limit: 1).source
        let columns =
            source.order == .physical
            ? "ctid" : source.order.keyColumns.map(\.name.quoted).joined(separator: ", ")
        let rows = try await connection.run(
            Batch(
                SQL(unsafe: "SELECT \(columns) FROM t ORDER BY \(order)"), searchPath: .session,
                limits: .unlimited))[0]
        return rows.rows.map { row in RowKey(rows.columns.indices.map { rows.text(row, $0) }) }
    }
}

extension Connection {
    func oid(_ name: String = "t") async throws -> Oid {
        let rows = try await run(Batch(RelationSummary.oid(named: name), searchPath: .session))
        return try #require(rows[0].oid(0, 0))
    }

    func openTable(_ name: String = "t", limit: Int) async throws -> RowPage {
        let (opening, cost) = try await open(OpenRequest(relation: try await oid(name), limit: limit))
        #expect(opening.failure == nil)
        #expect(cost.roundTrips == 1)
        return try #require(opening.firstPage)
    }

    func walk(limit: Int) async throws -> [RowKey] {
        var page = try await openTable(limit: limit)
        var keys = page.keys
        while let next = page.next {
            (page, _) = try await self.page(RowRequest(source: page.source, position: next, limit: limit))
            #expect(page.hasMoreBefore)
            keys += page.keys
        }
        return keys
    }

    func walkBackwards(limit: Int) async throws -> [RowKey] {
        let source = try await openTable(limit: limit).source
        var (page, _) = try await self.page(RowRequest(source: source, position: .last, limit: limit))
        #expect(!page.hasMoreAfter)
        var keys = page.keys
        while let previous = page.previous {
            (page, _) = try await self.page(RowRequest(source: source, position: previous, limit: limit))
            #expect(page.hasMoreAfter)
            keys = page.keys + keys
        }
        return keys
    }
}

extension RowPage {
    var keys: [RowKey] { (0..<rowCount).compactMap { key(of: $0) } }
}
