import Testing

@testable import SQL

@Suite struct `The tokens of a text` {
    /// One letter under every byte: the first of the kind's name; white space stays.
    private func picture(_ text: String) -> String {
        var marks = Array(repeating: Character(" "), count: text.utf8.count)
        for token in SQL.tokens(of: text) {
            for place in token.range { marks[place] = "\(token.kind)".first ?? "?" }
        }
        return String(marks)
    }

    @Test(arguments: [
        (#"SELECT "a", 'b''c' FROM t -- end"#, #"kkkkkk iiip ssssss kkkk i cccccc"#),
        ("INSERT INTO t VALUES ($1, 1.5e3)", "kkkkkk kkkk i kkkkkk pppp nnnnnp"),
        ("a >= 2 /* x /* y */ z */ ;", "i oo n ccccccccccccccccc p"),
        ("$f$ a; 'b $f$", "sssssssssssss"),
        ("E'a\\'b' || x::text", "sssssss oo iookkkk"),
        (#"U&'d\0061' + U&"d""#, #"ssssssssss o iiiii"#),
    ])
    func `are what PostgreSQL's scanner says`(text: String, expected: String) {
        #expect(picture(text) == expected)
    }

    @Test(arguments: [
        ("SELECT 'open", "kkkkkk sssss"),
        ("a /* open /* still */", "i ccccccccccccccccccc"),
        ("create \"open", "kkkkkk iiiii"),
        ("$x$ never 'ends", "sssssssssssssss"),
        ("1 + 'é", "n o sss"),
        ("SELECT 'a\0b', $1, E'x\\", "kkkkkk sssssp ppp ssss"),
    ])
    func `are still told where the scanner gives up`(text: String, expected: String) {
        #expect(picture(text).replacing("pp ", with: "pp ") == expected)
    }

    @Test func `are the same from the simple lexer as from the scanner`() {
        let text = """
            CREATE TABLE "users" ("id" bigint PRIMARY KEY, "at" timestamp DEFAULT now() NOT NULL);--> statement-breakpoint
            ALTER TABLE "users" ADD CONSTRAINT "c" CHECK ("id" <> 12.5 AND "at" > E'a\\'b'); /* x */
            UPDATE t SET a = $1, b = $$x$$ WHERE c IN (1, .5, 1e-3) AND d @> '{}'::jsonb;
            """
        var copy = text
        let simple = copy.withUTF8 { SQLLexer.tokens(of: $0) }
        let scanned = SQL.tokens(of: text)
        #expect(simple.map(\.range) == scanned.map(\.range))
        let differences = zip(simple, scanned).filter { $0 != $1 }.map { simple, scanned in
            String(decoding: Array(text.utf8)[simple.range], as: UTF8.self)
        }
        // Words that are names as often as keywords.
        #expect(Set(differences).isSubset(of: ["now", "at", "c", "d", "b", "a", "t", "jsonb", "timestamp"]))
    }

    @Test func `of a large text are found in one pass`() {
        let text = String(repeating: "SELECT 'a' FROM \"t\" WHERE x = 1;\n", count: 20_000)
        let clock = ContinuousClock()
        var count = 0
        let duration = clock.measure { count = SQL.tokens(of: text).count }
        #expect(count == 20_000 * 9)
        #expect(duration < .seconds(5))
    }
}

@Suite struct `The statements of a script` {
    private func statements(_ script: String) -> [String] {
        let bytes = Array(script.utf8)
        return SQL.statements(in: script).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        ("", []),
        (" ; ;\n", []),
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT ';'; SELECT $$;$$ ;", ["SELECT ';'", "SELECT $$;$$"]),
        ("SELECT 'é'; SELECT 2", ["SELECT 'é'", "SELECT 2"]),
        ("SELECT 1; SELECT 'open; SELECT 2", ["SELECT 1; SELECT 'open; SELECT 2"]),
    ])
    func `end at semicolons that are no part of anything else`(script: String, expected: [String]) {
        #expect(statements(script) == expected)
    }
}
