import Catalog
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `A value in pictures` {
    private static let json = """
        {"src":"web","steps":[1,2.50,1e400,{"deep":{"er":[[],{}]}}],"src":"again","ok":true,"none":null,\
        "text":"line one\\nline two \\u00e9 日本語","long":"\(String(repeating: "abcdefgh ", count: 30))"}
        """

    @Test(arguments: Size.pictured)
    func `lays out JSON, every digit and member as it is`(size: Size) throws {
        var conversation = Conversation.looking(at: "meta", Self.json, size)
        conversation.press("jj")
        try expectSnapshot(conversation.frame, named: "value-json-\(size.testDescription)")
    }

    @Test func `folds JSON`() throws {
        var conversation = Conversation.looking(at: "meta", Self.json)
        conversation.press("zMj")
        try expectSnapshot(conversation.frame, named: "value-folded-80x24")
    }

    @Test(arguments: Size.pictured)
    func `wraps text between words`(size: Size) throws {
        let text =
            String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 40)
            + "\n\nEnd\twith \u{1B}[31m colour"
        let conversation = Conversation.looking(at: "note", text, size)
        try expectSnapshot(conversation.frame, named: "value-text-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `puts the elements of an array on lines of their own`(size: Size) throws {
        let conversation = Conversation.looking(
            at: "tags", "{new,\"two words\",NULL,\"NULL\",\"q\\\"uote\",{a,{}},日本}", size)
        try expectSnapshot(conversation.frame, named: "value-array-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `dumps bytes in hexadecimal`(size: Size) throws {
        let bytes = (0..<300).map { number in
            [number / 16 % 16, number % 16].map { String($0, radix: 16) }.joined()
        }
        let conversation = Conversation.looking(at: "raw", "\\x" + bytes.joined(), size)
        try expectSnapshot(conversation.frame, named: "value-bytes-\(size.testDescription)")
    }

    @Test func `says NULL and the empty text in words`() throws {
        var conversation = Conversation.looking(at: "note", nil)
        try expectSnapshot(conversation.frame, named: "value-null-80x24")
        conversation = Conversation.looking(at: "note", "")
        try expectSnapshot(conversation.frame, named: "value-empty-80x24")
    }

    @Test func `says why text that looks like JSON is none`() throws {
        let conversation = Conversation.looking(at: "note", "{\"a\": 1, b}")
        try expectSnapshot(conversation.frame, named: "value-not-json-80x24")
    }

    @Test(arguments: Size.pictured)
    func `is waited for`(size: Size) throws {
        var conversation = Conversation.reading(Shop.valuePage, size)
        conversation.press("l")
        conversation.press(.enter)
        conversation.wait(.seconds(4))
        try expectSnapshot(conversation.frame, named: "value-waiting-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says why there is nothing`(size: Size) throws {
        var conversation = Conversation.reading(Shop.valuePage, size)
        conversation.press("l")
        conversation.press(.enter)
        conversation.answer(LoadValue.self, .failure(.rowIsGone))
        try expectSnapshot(conversation.frame, named: "value-failed-\(size.testDescription)")
    }

    @Test func `needs nothing but ASCII`() throws {
        var conversation = Conversation.looking(at: "meta", Self.json, glyphs: .ascii)
        conversation.press("jj")
        try expectSnapshot(conversation.frame, named: "value-ascii-80x24")
        #expect(!conversation.screen.contains { !$0.isASCII })
    }
}

@Suite struct `Talking to a value` {
    @Test func `a value the grid has whole is shown at once and read again all the same`() {
        var conversation = Conversation.reading()
        conversation.press("ww")
        conversation.press(.enter)
        #expect(conversation.screen.contains("paid"))
        #expect(conversation.effects.count == 1)
        conversation.answer(LoadValue.self, .success(FullValue(text: "shipped")))
        #expect(conversation.screen.contains("shipped"))
        #expect(conversation.screen.contains("changed since"))
    }

    @Test func `a failure leaves the value that is there`() {
        var conversation = Conversation.reading()
        conversation.press("ww")
        conversation.press(.enter)
        conversation.answer(LoadValue.self, .failure(.refused))
        #expect(conversation.screen.contains("paid"))
        #expect(conversation.screen.contains("does not answer"))
    }

    @Test func `y copies the whole value, Y the part under the cursor`() {
        var conversation = Conversation.looking(at: "meta", "{\"a\": [1, 2.50], \"b\": null}")
        conversation.press("y")
        #expect(conversation.copied == "{\"a\": [1, 2.50], \"b\": null}")
        conversation.press("jY")
        #expect(conversation.copied == "[1, 2.50]")
        conversation.press("jjY")
        #expect(conversation.copied == "2.50")
    }

    @Test func `Enter folds, searching unfolds what it finds`() {
        var conversation = Conversation.looking(at: "meta", "{\"a\": [1, {\"needle\": 2}], \"b\": null}")
        conversation.press("j")
        conversation.press(.enter)
        #expect(!conversation.screen.contains("needle"))
        conversation.press("/needle")
        conversation.press(.enter)
        #expect(conversation.screen.contains("\"needle\": 2"))
    }

    @Test func `t shows it as the server wrote it, and laid out again`() {
        var conversation = Conversation.looking(at: "meta", "{\"a\":1}")
        #expect(!conversation.screen.contains("{\"a\":1}"))
        conversation.press("t")
        #expect(conversation.screen.contains("{\"a\":1}"))
        conversation.press("t")
        #expect(!conversation.screen.contains("{\"a\":1}"))
    }

    @Test func `64 MB scroll, jump and search without waiting`() {
        let line = "0123456789 the quick brown fox jumps over the lazy dog, again and again and again\n"
        let text = String(repeating: line, count: (64 << 20) / line.utf8.count) + "the needle"
        var conversation = Conversation.looking(at: "note", text)
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            conversation.press("G")
            #expect(conversation.screen.contains("the needle"))
            conversation.press("gg  jjj")
            conversation.press(String(repeating: "k", count: 20))
            conversation.press("50%")
            _ = conversation.screen
        }
        #expect(elapsed < .seconds(2))
        #expect(conversation.screen.contains("50 %"))
    }
}

extension Shop {
    /// One order whose columns hold values of the kinds that have a layout of their own, all of them cut.
    static let valuePage = RowPage(
        source: RowSource(
            relation: orders,
            columns: [
                rowColumn(1, "meta", "jsonb", .json), rowColumn(2, "note", "text", .text),
                rowColumn(3, "tags", "text[]", .array), rowColumn(4, "raw", "bytea", .bytes),
                rowColumn(5, "id", "bigint", .number, isKey: true),
            ],
            order: .key([KeyColumn(name: Identifier("id"))])),
        rows: [
            [.cut("{", 90_000), .cut("The", 90_000), .cut("", 90_000), .cut("\\x00", 90_000), .value("7")]
        ])
}

extension Conversation {
    /// A conversation that has opened a value and got it.
    static func looking(
        at column: String, _ text: String?, _ size: Size = Size(columns: 80, rows: 24),
        glyphs: Glyphs = .unicode
    ) -> Conversation {
        var conversation = Conversation.reading(Shop.valuePage, size, glyphs: glyphs)
        let position = ["id", "meta", "note", "tags", "raw"].firstIndex(of: column) ?? 0
        conversation.press(String(repeating: "l", count: position))
        conversation.press(.enter)
        conversation.answer(LoadValue.self, .success(FullValue(text: text)))
        _ = conversation.takeEffects()
        return conversation
    }

    /// What was copied last.
    var copied: String? {
        for case .copy(let text, _) in effects.reversed() { return text }
        return nil
    }

    /// The values that are to be fetched before something can be copied.
    var valueRequests: [ValueRequest] { effects.questions(LoadValues.self).last?.requests ?? [] }
}

@Suite struct `A large value` {
    @Test func `is shown from its beginning, and more of it on demand`() throws {
        var conversation = Conversation.reading()
        conversation.press("8l")
        conversation.press(.enter)
        let asked = try #require(conversation.effects.questions(LoadValue.self).last)
        #expect(asked.request.beginning == 1 << 20)
        conversation.answer(
            LoadValue.self, .success(FullValue(text: "the beginning", cutSize: ByteCount(40 << 20))))
        #expect(conversation.screen.contains("Only the beginning of"))
        conversation.press("+")
        let more = try #require(conversation.effects.questions(LoadValue.self).last)
        #expect(more.request.beginning == 8 << 20)
        conversation.answer(LoadValue.self, .success(FullValue(text: "the beginning and the end")))
        #expect(!conversation.screen.contains("Only the beginning of"))
        #expect(conversation.screen.contains("the beginning and the end"))
        #expect(!conversation.screen.contains("has changed"))
    }
}
