import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

/// Of rows without a key, what they are sorted by is all that finds a place again, however long it is.
@Suite struct `Sorted rows without a key` {
    private static let script = """
        CREATE VIEW t AS
        SELECT n AS id, repeat('word ', 300) || lpad(n::text, 4, '0') AS body,
               jsonb_build_object('n', lpad(n::text, 4, '0'), 'pad', repeat('x', 6000)) AS doc,
               decode(repeat('00', 900) || lpad(to_hex(n), 8, '0'), 'hex') AS raw
          FROM generate_series(1, 40) AS n
        """

    @Test(arguments: ["body", "doc", "raw"])
    func `go on behind a value that the grid cuts, both ways`(column: String) async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            for isDescending in [false, true] {
                var source = try await connection.openTable(limit: 1).source
                source.sort = [SortTerm(Identifier(column), isDescending: isDescending)]
                let all = (1...40).map(String.init)
                let expected = isDescending ? all.reversed() : all
                #expect(try await connection.walk(source, limit: 7) == expected)
                #expect(try await connection.walkBackwards(source, limit: 7) == expected)
            }
        }
    }

    @Test func `tell texts apart that are cut to the same beginning`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.sort = [SortTerm(Identifier("body"))]
            let (page, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 7))
            #expect(!page.hasTies)
        }
    }

    @Test func `end with the promise of no more where the last one is too long to go on from`() async throws {
        let script =
            "CREATE VIEW t AS SELECT n AS id, repeat('word ', 20000) || n AS body FROM generate_series(1, 9) AS n"
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.sort = [SortTerm(Identifier("body"))]
            let (page, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 3))
            #expect(page.isCutShort && !page.hasMoreAfter && page.next == nil)
        }
    }
}
