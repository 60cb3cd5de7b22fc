import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Reading a file of rows` {
    /// The rows with `nil` for NULL, read from pieces of so many bytes.
    private func rows(
        _ text: String, _ form: ImportFile.Form, pieces size: Int = 3
    ) throws -> [(line: Int, values: [String?])] {
        var reader = RecordReader(form, inPieces: Array(text.utf8), of: size)
        try reader.readNames()
        var rows: [(line: Int, values: [String?])] = []
        while try reader.next() {
            let values = reader.names.indices.map { reader.record.text(of: $0, upTo: .max) }
            rows.append((reader.record.line, values))
        }
        return rows
    }

    @Test(arguments: [1, 3, 1_000])
    func `tells NULL from nothing, and knows where each row begins`(size: Int) throws {
        let text = "a,b\r\n1,\"x,\"\"y\"\"\"\r\n,\"\"\n\"two\nlines\",p\"q\"r\nlast,"
        let rows = try rows(text, .csv, pieces: size)
        #expect(rows.map(\.line) == [2, 3, 4, 6])
        #expect(
            rows.map(\.values) == [["1", "x,\"y\""], [nil, ""], ["two\nlines", "pqr"], ["last", nil]])
    }

    @Test func `takes tabs where the name says so, and passes over a byte order mark`() throws {
        let rows = try rows("\u{FEFF}a\tb\n1,5\t\"2\t3\"\n", .tsv)
        #expect(rows.map(\.values) == [["1,5", "2\t3"]])
    }

    @Test(arguments: [1, 7, 1_000])
    func `reads an object on each line, whose names may come later`(size: Int) throws {
        let text = """
            {"a": 1, "b": "x\\ny"}

            {"b": null, "c": {"d" : [1, 2]}, "a": true}\r
            {"a": 1, "a": 2}
            """
        let rows = try rows(text, .ndjson, pieces: size)
        #expect(rows.map(\.line) == [1, 3, 4])
        #expect(
            rows.map(\.values) == [
                ["1", "\"x\\ny\""], ["true", nil, "{\"d\" : [1, 2]}"], ["2", nil, nil],
            ])
    }

    @Test(
        arguments: [
            ("", .csv, .noNames), ("\n1\n", .csv, .noNames), ("a,a\n", .csv, .sameName("a")),
            ("a,b\n1,2\n3\n", .csv, .otherCount(line: 3, values: 1, names: 2)),
            ("a,b\n1,2,3\n", .csv, .otherCount(line: 2, values: 3, names: 2)),
            ("a,b\n1,2\n3,\"x\n\n", .csv, .openQuote(line: 3)),
            ("{\"a\": 1}\n[1]\n", .ndjson, .noObject(line: 2)),
            ("{\"a\": 1}\n{\"a\": 1", .ndjson, .noJSON(line: 2, expected: "\",\" or \"}\"", byte: 8)),
            ("{\"a\": nope}", .ndjson, .noJSON(line: 1, expected: "null", byte: 7)),
        ] as [(String, ImportFile.Form, ImportError)])
    func `says what is wrong, and on which line`(text: String, form: ImportFile.Form, error: ImportError) {
        #expect(throws: error) { try rows(text, form) }
    }

    @Test func `goes on behind a row that is wrong by itself`() throws {
        var reader = RecordReader(.csv, inPieces: Array("a,b\n1\n2,x\n".utf8), of: 100)
        try reader.readNames()
        let error = #expect(throws: ImportError.self) { try reader.next() }
        #expect(error?.isOfOneRow == true)
        #expect(try reader.next() && reader.record.line == 3)
    }

    @Test func `gives no row more memory than any needs`() throws {
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for (form, beginning) in [(ImportFile.Form.csv, "a\n\""), (.ndjson, "{\"a\": \"")] {
            var count = 0
            var reader = RecordReader(form) {
                defer { count += 1 }
                return count == 0 ? Array(beginning.utf8) : piece
            }
            try reader.readNames()
            let error = #expect(throws: ImportError.self) { try reader.next() }
            #expect(error == .tooLarge(line: form == .csv ? 2 : 1))
            #expect(count < 70)
        }
    }

    @Test func `takes bytes that are no UTF-8 for what they are, but not in JSON`() throws {
        var reader = RecordReader(.csv, inPieces: [0x61, 0x0A, 0xFF, 0x00, 0x0A], of: 100)
        try reader.readNames()
        #expect(try reader.next())
        #expect(Array(reader.record.field(0).bytes) == [0xFF, 0x00])
        var json = RecordReader(
            .ndjson, inPieces: Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8), of: 100)
        #expect(throws: ImportError.noUTF8(line: 1)) { try json.next() }
    }

    /// What PostgreSQL itself makes of a file is what comes out of ours, for files made at random of what means something.
    @Test func `reads CSV as PostgreSQL does`() async throws {
        try await withDatabase(
            "CREATE TABLE theirs (n serial, a text, b text); CREATE TABLE ours (a text, b text)"
        ) {
            database in
            let connection = try await database.connect()
            var generator = SeededGenerator(seed: 14)
            for _ in 0..<60 {
                let text = "a,b\n" + (0..<8).map { _ in Self.anyRow(&generator) }.joined()
                let bytes = Array(text.utf8)
                let theirs: SQL = "COPY theirs (a, b) FROM STDIN (FORMAT csv, HEADER)"
                let ours: SQL = "COPY ours (a, b) FROM STDIN"
                let source = try await connection.openTable("ours", limit: 1).source
                let plan = ImportPlan(
                    try #require(ImportFile(path: "x.csv")), names: ["a", "b"], into: source)
                let size = Int.random(in: 1...9, using: &generator)
                let isSame = try await connection.loading(.rollBack, lock: "SELECT") { session in
                    var (isSent, reader) = (false, RecordReader(.csv, inPieces: bytes, of: size))
                    try session.copy(theirs) {
                        defer { isSent = true }
                        return isSent ? nil : bytes
                    }
                    try reader.readNames()
                    try session.copy(ours) { try reader.next() ? plan.line(of: reader.record) : nil }
                    return try session.run(
                        """
                        SELECT (SELECT array_agg(ROW(a, b)::text ORDER BY n) FROM theirs)
                             = (SELECT array_agg(ROW(a, b)::text ORDER BY ctid) FROM ours)
                        """)?.bool(0, 0)
                }
                #expect(isSame == true, "\(text.debugDescription)")
            }
        }
    }

    private static func anyRow(_ generator: inout SeededGenerator) -> String {
        (0..<2).map { _ in anyValue(&generator) }.joined(separator: ",") + "\n"
    }

    private static func anyValue(_ generator: inout SeededGenerator) -> String {
        let plain = ["", "x", "\\N", "\\", "\\.x", " ", "é", "\t"]
        let quoted = plain + [",", "\n", "\"\"", "\r\n"]
        let parts = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            Bool.random(using: &generator)
                ? plain.randomElement(using: &generator) ?? ""
                : "\"" + (quoted.randomElement(using: &generator) ?? "") + "\""
        }
        return parts.joined()
    }
}

extension RecordReader {
    fileprivate init(_ form: ImportFile.Form, inPieces bytes: [UInt8], of size: Int) {
        var rest = bytes[...]
        self.init(form) {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }
}
