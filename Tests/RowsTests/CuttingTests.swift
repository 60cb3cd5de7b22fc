import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Values on a page` {
    @Test func `are whole, cut with their true size, or NULL`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, a text, b bytea, c jsonb, d int[], e varchar(10), f numeric, g inet,
                h char(6), i text, j xml);
            INSERT INTO t VALUES (1, '', '', '{}', '{}', '', 0, '10.0.0.1', 'x', E'\\x01odd', '<a/>'),
              (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
              (3, repeat('ä', 1000), decode(repeat('00ff', 500), 'hex'),
               (SELECT jsonb_object_agg(md5(n::text), n) FROM generate_series(1, 500) AS n),
               ARRAY(SELECT generate_series(1, 5000)), '0123456789', 1.50, '10.0.0.0/8', 'y', E'\\x01',
               xml ('<a>' || repeat('b', 600) || '</a>'))
            """
        try await withDatabase(script) { database in
            let page = try await database.connect().openTable(limit: 10)
            #expect(
                page.row(0) == [
                    .value("1"), .value(""), .value("\\x"), .value("{}"), .value("{}"), .value(""),
                    .value("0"),
                    .value("10.0.0.1"), .value("x     "), .value("\u{1}odd"), .value("<a/>"),
                ])
            #expect(page.row(1) == [.value("2")] + Array(repeating: .null, count: 10))
            #expect(page[2, 1] == .cut(String(repeating: "ä", count: 256), 2000))
            #expect(page[2, 2] == .cut("\\x" + String(repeating: "00ff", count: 32), 1000))
            #expect(page[2, 3].text == "" && page[2, 3].cutSize ?? 0 > 10_000)
            #expect(page[2, 4].text == "" && page[2, 4].cutSize ?? 0 > 4096)
            #expect(page[2, 10] == .cut("<a>" + String(repeating: "b", count: 253), 607))
        }
    }

    @Test func `cost little however large they are`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, a text, b jsonb, c bytea);
            ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER b SET STORAGE EXTERNAL, ALTER c SET STORAGE EXTERNAL;
            INSERT INTO t SELECT n, repeat('x', 500000), to_jsonb(repeat('y', 100000)), decode(repeat('00', 100000), 'hex')
              FROM generate_series(1, 100) AS n
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let request = OpenRequest(relation: try await connection.oid(), limit: 100)
            let (opening, cost) = try await connection.open(request)
            #expect(opening.firstPage?.rowCount == 100)
            #expect(cost.bytes < 256_000)
        }
    }

    @Test func `are read whole on demand`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, a text, j jsonb, n int);
            INSERT INTO t VALUES (7, repeat('ab', 50000), to_jsonb(repeat('c', 9000)), NULL)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let source = try await connection.openTable(limit: 1).source
            func value(_ column: String, of key: String = "7", upTo limit: ByteCount = 1_000_000) async throws
                -> Cell
            {
                let request = ValueRequest(
                    source: source, key: RowKey([key]), column: Identifier(column), sizeLimit: limit)
                return try await connection.values([request]).0[0]
            }
            #expect(try await value("a") == .value(String(repeating: "ab", count: 50000)))
            #expect(try await value("j") == .value("\"" + String(repeating: "c", count: 9000) + "\""))
            #expect(try await value("n") == .null)
            await #expect(throws: RowsError.valueTooLarge(100_000)) { _ = try await value("a", upTo: 5000) }
            // Two megabytes that are stored in some twenty kilobytes.
            try await database.run("UPDATE t SET j = to_jsonb(repeat('c', 2000000))")
            await #expect(throws: RowsError.valueTooLarge(2_000_002)) { _ = try await value("j") }
            #expect(try await value("j", upTo: 2_000_002).text?.utf8.count == 2_000_002)
            try await database.run("UPDATE t SET j = to_jsonb(repeat('c', 9000))")
            let part = ValueRequest(
                source: source, key: RowKey(["7"]), column: Identifier("a"), beginning: 40)
            #expect(
                try await connection.values([part]).0 == [.cut(String(repeating: "ab", count: 20), 100_000)])
            await #expect(throws: RowsError.rowIsGone(RowKey(["8"]))) { _ = try await value("a", of: "8") }
            let (record, _) = try await connection.record(RecordRequest(source: source, key: RowKey(["7"])))
            #expect(record[0, 1] == .cut(String(repeating: "ab", count: 4096), 100_000))
            #expect(record[0, 2].text?.count == 9002)
        }
    }

    @Test(arguments: [
        ("\u{1}12\u{1}abc", Cell.cut("abc", 12)), ("\u{1}\u{1}\u{1}x", .value("\u{1}x")),
        ("\u{1}5\u{1}", .cut("", 5)), ("\u{1}\u{1}\u{1}", .value("\u{1}")),
    ])
    func `are unfolded from what the server sends`(text: String, cell: Cell) {
        #expect(Cell(unfolding: text) == cell)
    }
}

extension RowPage {
    func row(_ row: Int) -> [Cell] { columns.indices.map { self[row, $0] } }
}
