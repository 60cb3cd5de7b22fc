import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `Text from a server` {
    @Test func `that is not UTF-8 survives the way there and back`() async throws {
        try await withDatabase("CREATE TABLE t (a text)", encoding: "SQL_ASCII") { database in
            let connection = try await database.connect()
            _ = try await connection.run(
                Batch(
                    "INSERT INTO t VALUES (E'A\\xff\\x80\\xc3\\xa9')", access: .readWrite,
                    searchPath: .session))
            let cell = try await connection.run(Batch("SELECT a FROM t", searchPath: .session))[0].text(0, 0)
            #expect(cell.unicodeScalars.map(\.value) == [0x41, 0x10_FEFF, 0x10_FE80, 0xE9])
            #expect(
                try await connection.run(
                    Batch("SELECT count(*) FROM t WHERE a = \(cell)", searchPath: .session))[0].int(0, 0) == 1
            )
        }
    }

    @Test func `in LATIN1 comes as what it means`() async throws {
        try await withDatabase(
            "CREATE TABLE t (\"größe\" text); INSERT INTO t VALUES ('naïve')", encoding: "LATIN1"
        ) {
            let connection = try await $0.connect()
            #expect(connection.serverEncoding == "LATIN1")
            let rows = try await connection.run(
                Batch("SELECT * FROM t WHERE \(Identifier("größe")) = \("naïve")", searchPath: .session))[0]
            #expect(rows.columns[0].name == "größe")
            #expect(rows[0, 0] == "naïve")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Batch("SELECT \("漢")::text"))
            }
            #expect(error?.sqlState == .untranslatableCharacter)
        }
    }

    @Test(
        arguments: [
            [], [0x41], [0xFF], [0xC3, 0xA9], [0xC3], [0xE2, 0x82], [0xE2, 0x82, 0xAC],
            [0xF4, 0x8F, 0xBB, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF0, 0x9F, 0x98, 0x80, 0x9F],
            [0xF4, 0x8F, 0xBA, 0x80, 0xF4, 0x8F],
        ] as [[UInt8]])
    func `decodes and encodes without loss`(bytes: [UInt8]) {
        let text = bytes.withUnsafeBufferPointer { ServerText.decode($0) }
        #expect(ServerText.encode(text) == bytes)
    }

    @Test func `decodes and encodes without loss, whatever two bytes follow each other`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second, 0x80, 0x41]
                let text = bytes.withUnsafeBufferPointer { ServerText.decode($0) }
                guard ServerText.encode(text) != bytes else { continue }
                Issue.record("\(bytes) came back as \(ServerText.encode(text))")
            }
        }
    }
}

@Suite struct `A cell` {
    @Test func `is read as what it is`() async throws {
        try await withDatabase {
            let row = try await $0.connect().run(
                Batch(
                    "SELECT 42, -9223372036854775808, 'x', true, false, NULL, '', 1.5::float8, '\\x00ff'::bytea"
                ))[0]
            #expect(row.int(0, 0) == 42)
            #expect(row.int64(0, 1) == .min)
            #expect(row.int(0, 2) == nil)
            #expect(row.bool(0, 3) == true)
            #expect(row.bool(0, 4) == false)
            #expect(row[0, 5] == nil && row.isNull(0, 5) && row.text(0, 5) == "" && row.bool(0, 5) == nil)
            #expect(row[0, 6] == "" && !row.isNull(0, 6))
            #expect(row.double(0, 7) == 1.5)
            #expect(row.bytes(0, 8) == Array("\\x00ff".utf8))
        }
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "99999999999999999999", "-", "", "1a", "+1", " 1",
    ])
    func `that is no whole number is none`(text: String) async throws {
        try await withDatabase {
            let rows = try await $0.connect().run(Batch("SELECT \(text)::text"))[0]
            #expect(rows.int64(0, 0) == nil)
        }
    }

    @Test func `looks the same whatever the database's settings`() async throws {
        try await withDatabase { database in
            let name = Identifier(database.name)
            let other = try await database.connect()
            for setting in [
                "datestyle = 'German'", "intervalstyle = 'iso_8601'", "bytea_output = 'escape'",
                "extra_float_digits = -10", "default_transaction_read_only = on",
            ] {
                _ = try await other.run(
                    Batch(
                        "ALTER DATABASE \(name) SET \(unsafe: setting)", access: .readWrite,
                        searchPath: .session))
            }
            let row = try await database.connect().run(
                Batch(
                    "SELECT '2026-08-30'::date, '1 day'::interval, '\\x01'::bytea, 0.1::float8 + 0.2"
                ))[0]
            #expect((0..<4).map { row[0, $0] } == ["2026-08-30", "1 day", "\\x01", "0.30000000000000004"])
        }
    }
}
