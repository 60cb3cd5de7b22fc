import Catalog
import Foundation
import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Testing

@testable import Rows

@Suite struct `An export` {
    static let script = """
        CREATE TABLE t (id int PRIMARY KEY, v text, j json, at timestamptz);
        INSERT INTO t SELECT n, CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN 'a,"b' WHEN 2 THEN E'line\\nbreak' ELSE ' ä; ' END,
          E'{"a": "x",\\n "b": 1.50}', '2026-01-01' FROM generate_series(1, 500) AS n
        """

    @Test func `as CSV is what psql prints`() async throws {
        try await withDatabase(Self.script) { database in
            let export = try await database.export(.csv)
            let expected = try database.psql("SELECT * FROM t")
            #expect(export == expected)
        }
    }

    @Test func `writes a row as one that is asked for alone`() async throws {
        let script = """
            CREATE TYPE pair AS (a int, b text);
            CREATE TABLE t (id int PRIMARY KEY, at timestamptz, p pair, o oid, n numeric, e text, x bytea);
            INSERT INTO t VALUES (1, '2024-01-01', '(1,x)', 12, 1.50, NULL, '\\x61');
            """
        try await withDatabase(script) { database in
            let export = try await database.export(.json)
            let source = try await database.connect().openTable(limit: 5).source
            let request = RowJSONRequest(source: source, key: RowKey(["1"]))
            #expect(try await database.connect().json(request).0 + "\n" == export)
            await #expect(throws: RowsError.rowIsGone(RowKey(["2"]))) {
                try await database.connect().json(RowJSONRequest(source: source, key: RowKey(["2"])))
            }
        }
    }

    @Test func `takes columns, a beginning and a limit`() async throws {
        try await withDatabase(Self.script) { database in
            let columns = [Identifier("at"), Identifier("id")]
            let export = try await database.export(.csv, columns: columns, limit: 7, after: RowKey(["100"]))
            let expected = try database.psql("SELECT at, id FROM t WHERE id > 100 ORDER BY id LIMIT 7")
            #expect(export == expected)
        }
    }

    @Test func `of filtered and sorted rows is what psql prints`() async throws {
        try await withDatabase(Self.script) { database in
            var source = try await database.connect().openTable(limit: 1).source
            source.filter = try Filter("v IS NULL OR v = 'a,\"b'", of: source.columns)
            source.sort = [SortTerm(Identifier("v"), isDescending: true), SortTerm(Identifier("id"))]
            let export = RowExport(
                source: source, columns: source.columns.map(\.name), form: .csv, limit: 300)
            let copied = try await database.copied(export)
            let expected = try database.psql(
                "SELECT * FROM t WHERE v IS NULL OR v = 'a,\"b' ORDER BY v DESC, id LIMIT 300")
            #expect(copied == expected)
        }
    }

    @Test func `of sorted rows goes on behind one, whose values may be NULL`() async throws {
        try await withDatabase(Self.script) { database in
            var source = try await database.connect().openTable(limit: 1).source
            source.sort = [SortTerm(Identifier("v"), isDescending: true)]
            let all = try database.psql("SELECT id FROM t ORDER BY v DESC, id DESC").split(separator: "\n")
            for (key, value) in [("400", RowKey.SortValue.null), ("397", .value("a,\"b"))] {
                let export = RowExport(
                    source: source, columns: [Identifier("id")], form: .csv,
                    after: RowKey([key], sort: [value]))
                let place = try #require(all.firstIndex { $0 == key })
                let expected = all[(place + 1)...].map { $0 + "\n" }.joined()
                #expect(try await database.copied(export) == "id\n" + expected)
            }
        }
    }

    @Test func `of keys is of these rows, in their order, or of all others`() async throws {
        let script = """
            CREATE TABLE pairs (a int, b text, n int, PRIMARY KEY (a, b));
            INSERT INTO pairs SELECT n % 3, 'b' || n, n FROM generate_series(1, 9) AS n;
            CREATE TABLE heap (n int);
            INSERT INTO heap SELECT generate_series(1, 9)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            var pairs = try await connection.openTable("pairs", limit: 1).source
            let keys = [RowKey(["2", "b5"]), RowKey(["0", "b3"])]
            let listed = try #require(Filter(keys: keys, of: pairs))
            pairs.filter = listed
            let columns = [Identifier("n")]
            let chosen = RowExport(source: pairs, columns: columns, form: .csv)
            #expect(try await database.copied(chosen) == "n\n3\n5\n")
            pairs.filter = Filter(try Filter("n < 6", of: pairs.columns), without: listed)
            let rest = RowExport(source: pairs, columns: columns, form: .csv)
            #expect(try await database.copied(rest) == "n\n1\n4\n2\n")
            var heap = try await connection.openTable("heap", limit: 1).source
            let places = [RowKey(["(0,4)"]), RowKey(["(0,2)"])]
            let placedRows = try #require(Filter(keys: places, of: heap))
            heap.filter = placedRows
            let placed = RowExport(source: heap, columns: columns, form: .csv)
            #expect(try await database.copied(placed) == "n\n2\n4\n")
        }
    }

    @Test func `as text has every value read back as it is`() async throws {
        let values = ["", "\\N", "a\tb\nc\r\u{8}\u{b}\u{c}", "\\", "\\t", "日本\u{301}", "\u{1}", "x"]
        let literals = values.map { "(\(SQL.literal($0)))" }.joined(separator: ", ")
        try await withDatabase("CREATE TABLE t (v text, n int); INSERT INTO t VALUES (NULL)") { database in
            try await database.run("INSERT INTO t VALUES \(literals)")
            let source = try await database.connect().openTable(limit: 1).source
            let rows = Mutex<[[String?]]>([])
            let export = RowExport(source: source, columns: source.columns.map(\.name), form: .text)
            try await database.connect().copy(
                export.statement(),
                counting: { piece, count in
                    CopyLines.read(piece) { (row: [String?]) throws(Never) in rows.withLock { $0.append(row) }
                    }
                })
            #expect(rows.withLock { $0 } == ([nil] + values).map { [$0, nil] })
        }
    }

    @Test func `as lines is one object each, with json as it was written`() async throws {
        try await withDatabase(Self.script) { database in
            let export = try await database.export(.json, limit: 2)
            #expect(
                export == """
                    {"id":1,"v":"a,\\"b","j":{"a": "x",  "b": 1.50},"at":"2026-01-01T00:00:00+00:00"}
                    {"id":2,"v":"line\\nbreak","j":{"a": "x",  "b": 1.50},"at":"2026-01-01T00:00:00+00:00"}

                    """)
        }
    }
}

extension TestDatabase {
    func export(
        _ form: RowExport.Form, of table: String = "t", columns: [Identifier] = [], limit: Int? = nil,
        after: RowKey? = nil
    ) async throws -> String {
        let connection = try await connect()
        let source = try await connection.openTable(table, limit: 1).source
        let output = Output()
        let names = columns.isEmpty ? source.columns.map(\.name) : columns
        let export = RowExport(source: source, columns: names, form: form, after: after, limit: limit)
        try await connection.copy(export.statement()) { output.add($0) }
        return form == .json ? output.lines : output.text
    }

    func copied(_ export: RowExport) async throws -> String {
        let output = Output()
        try await connect().copy(export.statement()) { output.add($0) }
        return output.text
    }

    func psql(_ query: String) throws -> String {
        let binaries = try #require(ServerBinaries.find())
        let process = Process()
        process.executableURL = URL(filePath: binaries.folder + "/psql")
        process.arguments = [
            "-X", "--csv", "-c", query, "-h", server.folder, "-p", String(server.port), "-U", "postgres",
            name,
        ]
        let output = try PrivatePipe()
        process.standardOutput = output.fileHandleForWriting
        try process.run()
        try output.handOver()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return text
    }
}

/// What an export wrote.
private final class Output: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func add(_ piece: UnsafeRawBufferPointer) { bytes.withLock { $0 += Array(piece) } }

    var lines: String {
        var lines = JSONLines()
        return bytes.withLock { bytes in
            var text = ""
            bytes.withUnsafeBytes { lines.mend($0) { text += String(decoding: $0, as: UTF8.self) } }
            return text
        }
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
