import SQL
import Testing

@Suite struct `The shape of a statement` {
    @Test(arguments: [
        ("SELECT 'secret', 42, $1 FROM \"a b\"", "SELECT …, …, $1 FROM \"a b\""),
        ("SELECT E'it''s\\n', $$body$$, 1.5e3, x'ff' -- why\n  FROM t", "SELECT …, …, …, … FROM t"),
        ("ALTER ROLE x PASSWORD 'geheim' /* geheim */", "ALTER ROLE x PASSWORD …"),
        ("SELECT\n\n  1", "SELECT …"), ("", ""),
    ]) func `has its names and none of its values`(text: String, shape: String) {
        #expect(SQL(unsafe: text).shape == shape)
    }

    @Test(arguments: ["SELECT 'secret that does not end", "SELECT \"a\", 'secret\u{0}", "\u{1}'secret"])
    func `hides values of what is no SQL either`(text: String) {
        #expect(!SQL(unsafe: text).shape.contains("secret"))
    }

    @Test func `is no longer than a log wants it`() {
        let text = "SELECT " + String(repeating: "a, ", count: 10_000)
        #expect(SQL(unsafe: text).shape.utf8.count < 4_100)
        #expect(
            SQL(unsafe: "SELECT '" + String(repeating: "secret", count: 1_000) + "'").shape == "SELECT … …")
    }
}
