import SQL
import Testing

@Suite struct `A name or a text in a statement` {
    @Test(arguments: [
        ("plain", #""plain""#), (#"a"b"#, #""a""b""#), ("a\"\u{301}, evil()--", "\"a\"\"\u{301}, evil()--\""),
        ("\u{301}", "\"\u{301}\""), ("", #""""#),
    ])
    func `stays inside its quotes, whatever combines with them`(name: String, quoted: String) {
        #expect(Array(Identifier(name).quoted.utf8) == Array(quoted.utf8))
    }

    @Test(arguments: [
        ("it's", "'it''s'"), ("a'\u{301}b", "'a''\u{301}b'"), (#"a\b"#, #"E'a\\b'"#),
        ("a\\\u{301}'", "E'a\\\\\u{301}'''"),
    ])
    func `means the same as a literal`(text: String, literal: String) {
        #expect(Array(SQL.literal(text).utf8) == Array(literal.utf8))
    }
}
