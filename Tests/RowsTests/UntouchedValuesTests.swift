import Catalog
import Foundation
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

/// Values are texts of the server's on their way here and back, and never anything else.
@Suite struct `Values of every built-in type` {
    /// One column for each type, and values of the kinds that are spoilt most easily.
    private static let types: [(type: String, values: [String])] = [
        ("bool", ["true", "false"]), ("int2", ["-32768", "7"]), ("int8", ["9223372036854775807", "-1"]),
        ("float4", ["0.1", "'NaN'", "'-0'", "'Infinity'"]),
        ("float8", ["0.1::float8 + 0.2", "1e-300", "'-0'"]),
        ("numeric", ["1.500000", "'NaN'", "12345678901234567890.12345678901234567890"]),
        ("numeric(12,4)", ["1.5"]), ("money", ["12.5"]), ("text", ["'  a\tb\n'", "''", "'é😀\u{202E}'"]),
        ("varchar(9)", ["'a  '"]), ("char(5)", ["'a'"]), ("name", ["'n'"]), ("\"char\"", ["'c'"]),
        ("bytea", ["'\\x00ff'"]), ("date", ["'infinity'", "'0044-03-15 BC'"]),
        ("time", ["'23:59:59.999999'"]), ("timetz", ["'12:00:00.000001+05:30'"]),
        ("timestamp", ["'2026-01-01 00:00:00.123456'"]), ("timestamptz", ["'2026-01-01 00:00:00.123456+01'"]),
        ("interval", ["'1 year -2 days 03:04:05.678901'"]), ("uuid", ["gen_random_uuid()"]),
        ("json", ["'{\"a\" :  1.0, \"a\":2}'"]), ("jsonb", ["'{\"a\": 1.00, \"b\": [null, \"\\u00e9\"]}'"]),
        ("xml", ["'<a  b=\"c\"/>'"]), ("point", ["'(1.1,-0)'"]), ("line", ["'{1,2,3}'"]),
        ("box", ["'(1,2),(0,0)'"]),
        ("path", ["'[(0,0),(1,1)]'"]), ("polygon", ["'((0,0),(1,1))'"]), ("circle", ["'<(0,0),1.5>'"]),
        ("inet", ["'10.0.0.1/8'"]), ("cidr", ["'10.0.0.0/8'"]), ("macaddr", ["'08:00:2b:01:02:03'"]),
        ("bit(5)", ["'10101'"]), ("varbit", ["''"]), ("tsvector", ["'a:1A b'"]), ("tsquery", ["'a & !b'"]),
        ("int4range", ["'empty'", "'(,5]'"]), ("tstzrange", ["'[2026-01-01,)'"]),
        ("int4multirange", ["'{[1,2), [5,9)}'"]),
        (
            "text[]",
            ["'{a,NULL,\"NULL\",\"b\\\"c\"}'", "'[3:4]={x,y}'"]
        ), ("int4[][]", ["'{{1,2},{3,4}}'"]),
        ("pg_lsn", ["'16/B374D848'"]), ("txid_snapshot", ["'10:20:10,14'"]),
        ("jsonpath", ["'$.a ? (@ > 1)'"]),
        ("regclass", ["'pg_class'"]), ("oid", ["4294967295"]), ("tid", ["'(1,2)'"]), ("xid", ["'7'"]),
        ("pair", ["ROW(1, NULL)", "ROW(NULL, NULL)", "ROW(1, 'a \" b')"]), ("mood", ["'so so'"]),
        ("short", ["'ab'"]),
    ]

    private static let making = """
        CREATE TYPE pair AS (a int, b text); CREATE TYPE mood AS ENUM ('so so'); CREATE DOMAIN short AS varchar(3);
        """

    /// Every value is staged as what was shown of it, beside one that really changes, and everything is as it was then:
    /// byte for byte as the server stores it.
    @Test func `come back as they were, edited or not`() async throws {
        let columns = Self.types.enumerated().map { "c\($0) \($1.type)" }.joined(separator: ", ")
        let rows = 4
        let inserts = (0..<rows).map { row in
            let values = Self.types.map { row == rows - 1 ? "NULL" : $0.values[row % $0.values.count] }
            return "INSERT INTO t VALUES (\(row), 'before', \(values.joined(separator: ", ")))"
        }
        let script = Self.making + "CREATE TABLE t (id int PRIMARY KEY, mark text, \(columns));"
        try await withDatabase(script + inserts.joined(separator: ";")) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: rows)
            let before = try await connection.stored(in: page)
            var changes = ChangeSet()
            for row in 0..<rows {
                let old = OldRow(row, of: page)
                #expect(old.isComplete, "\(row)")
                changes.update(old, in: page.source, .init("mark", .text("after")))
                for value in old.values where value.column.name.hasPrefix("c") && row.isMultiple(of: 2) {
                    changes.update(
                        old, in: page.source,
                        Assignment(value.column, value.text.map(NewValue.text) ?? .null))
                }
            }
            _ = try await connection.commit(changes)
            #expect(try await connection.stored(in: page) == before)
            #expect(try await database.value("SELECT count(*) FROM t WHERE mark = 'after'") == "\(rows)")
        }
    }

    /// Values that nobody has thought up, beside those above.
    private static let random: [String: [String]] = [
        "int8": ["(random() * 1e18)::int8"], "float8": ["random()"], "float4": ["random()::real"],
        "numeric": ["(random() * 1e9)::numeric", "trunc((random() * 1e6)::numeric, 3) * 1.000"],
        "text": ["md5(random()::text)", "repeat(md5(random()::text), 1 + (random() * 9)::int)"],
        "bytea": ["decode(md5(random()::text), 'hex')"], "timestamptz": ["to_timestamp(random() * 4e9)"],
        "timestamp": ["to_timestamp(random() * 4e9)::timestamp"],
        "interval": ["random() * interval '9 years'"],
        "jsonb": ["jsonb_build_object(md5(random()::text), random())"],
        "json": ["json_build_array(random(), md5(random()::text))"],
        "text[]": ["ARRAY[md5(random()::text), NULL, '']"], "point": ["point(random(), -random())"],
        "inet": ["('10.0.0.0'::inet + (random() * 16777215)::int8)"],
        "money": ["(random() * 1e9)::numeric::money"],
        "int4range": ["int4range((random() * 9)::int, 10 + (random() * 9)::int)"],
    ]

    /// One of the values of a type, or NULL, as SQL that says something else for each row.
    private static func choice(of type: (type: String, values: [String])) -> String {
        let values = type.values + (random[type.type] ?? [])
        let cases = values.enumerated().map { "WHEN \($0) THEN (\($1))::\(type.type)" }
        return
            "CASE (i * 7919 + \(type.values.count)) % \(values.count + 1) \(cases.joined(separator: " ")) END"
    }

    @Test func `that nobody has thought up stay what they are, when others of their rows are edited`()
        async throws
    {
        let columns = Self.types.enumerated().map { "c\($0) \($1.type)" }.joined(separator: ", ")
        let values = Self.types.map(Self.choice).joined(separator: ", ")
        let script =
            Self.making + "CREATE TABLE t (id int PRIMARY KEY, mark text, \(columns)); SELECT setseed(0.5);"
            + "INSERT INTO t SELECT i, 'before', \(values) FROM generate_series(1, \(randomRows)) AS i"
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            var page = try await connection.openTable(limit: 500)
            let before = try await database.value(Self.digest)
            while true {
                var changes = ChangeSet()
                for row in 0..<page.rowCount {
                    changes.update(OldRow(row, of: page), in: page.source, .init("mark", .text("after")))
                }
                _ = try await connection.commit(changes)
                guard let next = page.next else { break }
                page = try await connection.page(
                    RowRequest(source: page.source, position: next, limit: 500)
                ).0
            }
            #expect(try await database.value(Self.digest) == before)
            #expect(
                try await database.value("SELECT count(*) FROM t WHERE mark = 'after'") == "\(randomRows)")
        }
    }

    /// Of all that is stored in every column but the one that marks.
    private static let digest = SQL(
        unsafe: "SELECT md5(string_agg(\(digests), '' ORDER BY id)) FROM t")

    private static let digests = types.indices.map {
        "md5(concat(num_nulls(c\($0)), c\($0), pg_column_size(c\($0))))"
    }.joined(separator: " || ")
}

/// How many random rows are looked at: with `RAINGAUGE_LONG=1` 100,000.
private let randomRows = ProcessInfo.processInfo.environment["RAINGAUGE_LONG"] == "1" ? 100_000 : 300

extension Connection {
    /// What is stored in every column but the one that marks, in the server's binary form where there is one.
    fileprivate func stored(in page: RowPage) async throws -> [[String?]] {
        let columns = page.columns.map(\.name.name).filter { $0 != "mark" }
        let texts = columns.map {
            "pg_catalog.num_nulls(\($0))::text || \($0)::text || coalesce(pg_column_size(\($0)), 0)"
        }
        let sql: SQL = "SELECT \(unsafe: texts.joined(separator: ", ")) FROM t ORDER BY id"
        let result = try await run(Batch(sql, searchPath: .session))[0]
        return result.rows.map { row in result.columns.indices.map { result[row, $0] } }
    }
}
