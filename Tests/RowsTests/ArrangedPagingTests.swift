import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Filtered and sorted rows` {
    @Test func `come page by page as the server sorts them, both ways`() async throws {
        try await withDatabase(AnyRows.setUp) { database in
            let connection = try await database.connect()
            for seed in 0..<UInt64(AnyRows.count) {
                try await check(AnyRows(seed: seed), connection)
            }
        }
    }

    /// As ICU compares them, equal texts need not be the same.
    @Test func `are sorted by collations that take different texts for equal`() async throws {
        let script = """
            CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE t (id int PRIMARY KEY, v text COLLATE ci);
            INSERT INTO t SELECT n, (ARRAY['a', 'A', 'ä', 'b', 'B', NULL])[1 + n % 6] FROM generate_series(1, 60) AS n
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            for limit in [1, 7, 60] {
                for isDescending in [false, true] {
                    var source = try await connection.openTable(limit: 1).source
                    source.sort = [SortTerm(Identifier("v"), isDescending: isDescending)]
                    let direction = isDescending ? "DESC" : "ASC"
                    let expected = try await connection.names(
                        "SELECT id FROM t ORDER BY v \(direction), id \(direction)")
                    #expect(try await connection.walk(source, limit: limit) == expected)
                    #expect(try await connection.walkBackwards(source, limit: limit) == expected)
                }
            }
        }
    }

    @Test func `of a view without a key are paged by what they are sorted by, and ties at an edge are told`()
        async throws
    {
        let script = """
            CREATE VIEW t AS SELECT n AS id, n % 3 AS part FROM generate_series(1, 30) AS n
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            #expect(!source.isSeekable)
            source.sort = [SortTerm(Identifier("id"), isDescending: true)]
            #expect(try await connection.walk(source, limit: 7) == (1...30).reversed().map(String.init))
            let (page, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 7))
            #expect(!page.hasTies)
            source.sort = [SortTerm(Identifier("part"))]
            let (tied, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 7))
            #expect(tied.hasTies)
        }
    }

    @Test func `go on behind a row although what it was sorted by has changed meanwhile`() async throws {
        try await withDatabase(
            "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t SELECT n, n FROM generate_series(1, 9) AS n"
        ) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.sort = [SortTerm(Identifier("v"))]
            let (page, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 3))
            _ = try await connection.run(
                Batch("UPDATE t SET v = 100 WHERE id = 3", access: .readWrite, searchPath: .session))
            let next = try #require(page.next)
            let (second, _) = try await connection.page(RowRequest(source: source, position: next, limit: 3))
            #expect(second.keys.map(\.values) == [["4"], ["5"], ["6"]])
        }
    }

    private func check(_ rows: AnyRows, _ connection: Connection) async throws {
        let made = await connection.run([Batch(rows.statements, access: .readWrite, searchPath: .session)])
        try #require(made[0].error == nil, "\(rows): \(String(describing: made[0].error))")
        var source = try await connection.openTable(rows.relation, limit: 1).source
        source.sort = rows.sort
        source.filter = try rows.filter.map { try Filter($0, of: source.columns) }
        let expected = try await connection.names(rows.query(source))
        #expect(try await connection.walk(source, limit: rows.limit) == expected, "\(rows)")
        #expect(try await connection.walkBackwards(source, limit: rows.limit) == expected, "\(rows)")
    }
}

extension Connection {
    func names(_ query: String) async throws -> [String] {
        let rows = try await run(Batch(SQL(unsafe: query), searchPath: .session, limits: .unlimited))[0]
        return rows.rows.map { rows.text($0, 0) }
    }

    /// The column `id` of all rows, page by page.
    func walk(_ source: RowSource, limit: Int) async throws -> [String] {
        var (page, _) = try await page(RowRequest(source: source, position: .first, limit: limit))
        var names = page.names
        while let next = page.next {
            (page, _) = try await self.page(RowRequest(source: source, position: next, limit: limit))
            names += page.names
        }
        return names
    }

    func walkBackwards(_ source: RowSource, limit: Int) async throws -> [String] {
        var (page, _) = try await page(RowRequest(source: source, position: .last, limit: limit))
        var names = page.names
        while let previous = page.previous {
            (page, _) = try await self.page(RowRequest(source: source, position: previous, limit: limit))
            names = page.names + names
        }
        return names
    }
}

extension RowPage {
    fileprivate var names: [String] {
        guard let column = columns.firstIndex(where: { $0.name.name == "id" }) else { return [] }
        return (0..<rowCount).map { self[$0, column].text ?? "" }
    }
}
