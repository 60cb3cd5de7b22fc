import TestSupport
import Testing

@testable import SQL

@Suite struct `Any script` {
    private static let texts = Mutations(
        of: [
            "CREATE TABLE \"a\" (\"id\" serial PRIMARY KEY, b text DEFAULT 'it''s');\n-- note\nDROP TABLE c;",
            "CREATE FUNCTION f() RETURNS int AS $body$ SELECT 1; $body$ LANGUAGE sql; /* a /* b */ c */ SELECT E'\\'';",
            "CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;\nINSERT INTO t VALUES (1.5e-3, $1);",
            "ALTER TABLE a ADD CONSTRAINT b FOREIGN KEY (c) REFERENCES d(e) ON DELETE cascade;",
        ],
        with: [
            "$$", "$a$", "--", "/*", "*/", "E'", "U&\"", "B'", "::", "BEGIN ATOMIC", "END", "''", ";;", "0x",
            "1e",
            "--> statement-breakpoint",
        ], count: 2_500)

    @Test
    func `is cut into statements that are in order, inside of it, and hold all but space and semicolons`() {
        for text in Self.texts {
            let script = String(decoding: text, as: UTF8.self)
            let bytes = Array(script.utf8)
            var end = 0
            for range in SQL.statements(in: script) {
                #expect(range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty)
                let between = bytes[end..<max(end, range.lowerBound)]
                #expect(Self.holdsNoStatement(between), "\(script.debugDescription)")
                end = range.upperBound
            }
            #expect(Self.holdsNoStatement(bytes[end...]), "\(script.debugDescription)")
            for statement in SQL.parse(script) {
                #expect((0...bytes.count).contains(statement.range.upperBound))
            }
        }
    }

    @Test func `is tokens in order, with nothing but space between them`() {
        for text in Self.texts {
            let bytes = Array(String(decoding: text, as: UTF8.self).utf8)
            let tokens = bytes.withUnsafeBufferPointer { SQLLexer.tokens(of: $0) }
            var end = 0
            for token in tokens {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty)
                #expect(bytes[end..<token.range.lowerBound].allSatisfy { $0 <= 0x20 })
                end = token.range.upperBound
            }
            #expect(end <= bytes.count && bytes[end...].allSatisfy { $0 <= 0x20 })
        }
    }

    @Test func `is quoted so that it reads back as itself`() {
        for text in Self.texts {
            let string = String(decoding: text, as: UTF8.self)
            let doubled = string.doubling("'")
            #expect(doubled.halving("'").unicodeScalars.elementsEqual(string.unicodeScalars))
        }
    }

    private static func holdsNoStatement(_ bytes: ArraySlice<UInt8>) -> Bool {
        let tokens = Array(bytes).withUnsafeBufferPointer { SQLLexer.tokens(of: $0) }
        let inner = Array(bytes)
        return tokens.allSatisfy { token in
            inner[token.range] == [UInt8(ascii: ";")] || token.kind == .comment
        }
    }
}
