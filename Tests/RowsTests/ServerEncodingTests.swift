import Foundation
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A database in any encoding of the server` {
    /// Every encoding that a database can have, with letters that it knows.
    private static let samples = [
        ("UTF8", "é漢😀"), ("EUC_JP", "日本語"), ("EUC_CN", "中文"), ("EUC_KR", "한국어"), ("EUC_TW", "中文"),
        ("EUC_JIS_2004", "日本語"), ("LATIN1", "é"), ("LATIN2", "ł"), ("LATIN3", "ħ"), ("LATIN4", "ķ"),
        ("LATIN5", "ğ"),
        ("LATIN6", "đ"), ("LATIN7", "ų"), ("LATIN8", "ẁ"), ("LATIN9", "€"), ("LATIN10", "ș"),
        ("WIN1250", "ł"),
        ("WIN1251", "ж"), ("WIN1252", "€"), ("WIN1253", "λ"), ("WIN1254", "ğ"), ("WIN1255", "ש"),
        ("WIN1256", "ع"),
        ("WIN1257", "ų"), ("WIN1258", "đ"), ("WIN866", "ж"), ("WIN874", "ก"), ("KOI8R", "ж"), ("KOI8U", "ї"),
        ("ISO_8859_5", "ж"), ("ISO_8859_6", "ع"), ("ISO_8859_7", "λ"), ("ISO_8859_8", "ש"),
    ]

    @Test(arguments: samples)
    func `is read, paged and exported`(encoding: String, letters: String) async throws {
        let script = """
            CREATE TABLE t (id text PRIMARY KEY, long text);
            INSERT INTO t VALUES ('\(letters)a', repeat('\(letters)', 600)), ('\(letters)b', '\(letters)')
            """
        try await withDatabase(script, encoding: encoding) { database in
            let connection = try await database.connect()
            let first = try await connection.openTable(limit: 1)
            #expect(first[0, 0] == .value("\(letters)a"))
            guard case .cut(let beginning, _) = first[0, 1] else {
                Issue.record("\(first[0, 1]) is not cut")
                return
            }
            #expect(beginning.hasPrefix(letters) && !beginning.isEmpty)
            let next = try #require(first.next)
            let (second, _) = try await connection.page(
                RowRequest(source: first.source, position: next, limit: 1))
            #expect(second[0, 1] == .value(letters))
            let json = try await database.export(.json, limit: 1, after: RowKey(["\(letters)a"]))
            #expect(json == "{\"id\":\"\(letters)b\",\"long\":\"\(letters)\"}\n")
        }
    }

    /// What the server cannot translate comes as the bytes that it is.
    @Test(arguments: ["SQL_ASCII", "MULE_INTERNAL"])
    func `that the server cannot translate is read, paged and exported byte for byte`(encoding: String)
        async throws
    {
        let rows: SQL = #"INSERT INTO t VALUES (E'\x81\xE9', E'caf\x81\xE9'), (E'\x81\xEA', 'b')"#
        try await withDatabase("CREATE TABLE t (id text PRIMARY KEY, v text)", encoding: encoding) {
            database in
            let connection = try await database.connect()
            _ = try await connection.run(Batch(rows, access: .readWrite, searchPath: .session))
            let first = try await connection.openTable(limit: 1)
            let text = try #require(first[0, 1].text)
            #expect(ServerText.encode(text) == [0x63, 0x61, 0x66, 0x81, 0xE9])
            let next = try #require(first.next)
            let (second, _) = try await connection.page(
                RowRequest(source: first.source, position: next, limit: 1))
            #expect(second[0, 1] == .value("b"))
            let escaped = ServerText.escapingBytes(inJSON: "{\"v\":\"\(text)\"}")
            #expect(escaped == #"{"v":"caf\udbff\ude81\udbff\udee9"}"#)
            #expect(try JSONSerialization.jsonObject(with: Data(escaped.utf8)) is [String: String])
        }
    }
}
