import JSON
import SQL
import Terminal
import Testing

@testable import Browser
@testable import Rows

@Suite struct `JSON as an outline` {
    @Test func `keeps every digit, the order of members and their repeats`() throws {
        let outline = try OutlineReader.outline(of: " {\"b\":1.10,\"a\":[],\"b\":-0e+5}\n")
        #expect(outline.lines.map { outline.text($0.key) } == ["", "\"b\"", "\"a\"", "\"b\"", ""])
        #expect(outline.lines.map { outline.text($0.value) } == ["{", "1.10", "[]", "-0e+5", "}"])
        #expect(outline.lines.map(\.hasComma) == [false, true, true, false, false])
        #expect(outline.source(of: 0) == "{\"b\":1.10,\"a\":[],\"b\":-0e+5}")
    }

    @Test(arguments: [
        "1", "-0.5e-10", "\"\\u00e9\\ud83d\\n\"", "[]", "{}", "[1,[2,[3]],{\"a\":{}}]", "null", " true ",
        "\"日本\"",
        "[\"\",\"\\\\\"]",
    ])
    func `reads`(text: String) {
        #expect(OutlineReader.isJSON(text))
    }

    @Test(arguments: [
        ("", JSONError.Reason.valueExpected, 0), ("[1,]", .valueExpected, 3), ("{a:1}", .nameExpected, 1),
        ("{\"a\" 1}", .colonExpected, 5), ("[1 2]", .commaExpected(in: .array), 3),
        ("\"abc", .unclosedString, 4),
        ("\"\\x\"", .badEscape, 1), ("01", .tooMuch, 1), ("1.", .badNumber, 2),
        ("[1", .commaExpected(in: .array), 2),
        ("nul", .nullExpected, 0), ("\"\u{1}\"", .unclosedString, 1), ("{} {}", .tooMuch, 3),
        ("NaN", .valueExpected, 0),
        ("{\"a\":1,}", .nameExpected, 7), ("[}", .valueExpected, 1), ("\"\\u12\"", .badHexDigits, 1),
    ])
    func `says where a text stops being JSON`(text: String, reason: JSONError.Reason, offset: Int) {
        #expect(throws: JSONError(reason: reason, offset: offset)) { try OutlineReader.outline(of: text) }
    }

    @Test func `takes any depth of nesting`() throws {
        let depth = 200_000
        let outline = try OutlineReader.outline(
            of: String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        #expect(outline.lines.count == depth * 2 - 1)
    }

    @Test(arguments: [
        ("1", true), ("-1.50", true), ("NaN", false), ("Infinity", false), ("$1.00", false), ("", false),
        ("1 ", false),
    ])
    func `knows what JSON calls a number`(text: String, isNumber: Bool) {
        #expect(JSONText.isNumber(text) == isNumber)
    }

    @Test func `folds the part around a line, and shows it again when something in it is found`() throws {
        var view = OutlineView(
            try OutlineReader.outline(of: "{\"a\":[1,{\"b\":[2,3]}],\"c\":4}"), isArray: false,
            size: Size(columns: 80, rows: 20))
        let all = view.shown
        view.change { $0.select(2) }
        view.toggleFold()
        #expect(view.shown.map(Int.init) == [0, 1, all.count - 2, all.count - 1])
        #expect(view.selected == 1)
        let isFound = view.find("3", backwards: false, includesCurrent: false)
        #expect(isFound)
        #expect(view.shown == all)
        view.foldAll()
        #expect(view.shown.count == 4)
        view.unfoldAll()
        #expect(view.shown == all)
    }
}

@Suite struct `An array as an outline` {
    @Test func `tells NULL from the text NULL and takes quotes away`() throws {
        let outline = try #require(ArrayReader.outline(of: "{1,NULL,\"NULL\",\"a\\\"b\\\\\",{x,{}}}"))
        #expect(
            outline.lines.map(outline.element) == [
                "{", "1", "NULL", "NULL", "a\"b\\", "{", "x", "{}", "}", "}",
            ])
        #expect(outline.lines.map(\.kind).filter { $0 == .null }.count == 1)
    }

    @Test func `may begin at another number`() throws {
        let outline = try #require(ArrayReader.outline(of: "[0:1]={a,b}"))
        #expect(outline.lines.map(outline.element) == ["{", "a", "b", "}"])
        #expect(outline.lines[1...2].map(outline.number) == [0, 1])
        let nested = try #require(ArrayReader.outline(of: "[5:5][-2:-1]={{a,b}}"))
        #expect(nested.lines.prefix(4).dropFirst().map(nested.number) == [5, -2, -1])
    }

    @Test func `has between its elements what its type puts there`() throws {
        let boxes = try #require(ArrayReader.outline(of: "{(1,1),(0,0);(3,3),(2,2)}", delimiter: ";"))
        #expect(boxes.lines.map(boxes.element) == ["{", "(1,1),(0,0)", "(3,3),(2,2)", "}"])
        let texts = try #require(ArrayReader.outline(of: "{a;b,c}"))
        #expect(texts.lines.map(texts.element) == ["{", "a;b", "c", "}"])
    }

    @Test(arguments: ["", "a", "{", "{a", "{\"a}", "{a}b", "[0:1]", "{a\\"])
    func `is nothing else`(text: String) {
        #expect(ArrayReader.outline(of: text) == nil)
    }
}

@Suite struct `A long text` {
    @Test func `is walked down and up through the same lines`() {
        let text = (0..<3000).map { "line \($0) " + String(repeating: "word ", count: $0 % 40) }.joined(
            separator: "\n")
        var pages = TextPages(text, size: Size(columns: 60, rows: 10), glyphs: .unicode)
        var down: [Substring] = []
        for _ in 0..<300 {
            down.append(pages.visibleLines()[0])
            pages.scroll(by: 7)
        }
        for expected in down.reversed() {
            pages.scroll(by: -7)
            #expect(pages.visibleLines()[0] == expected)
        }
    }

    @Test func `holds every character once, in order`() {
        let text = String(repeating: "日本語 and some words, naïve ", count: 2000)
        let pages = TextPages(text, size: Size(columns: 42, rows: 100_000), glyphs: .unicode)
        #expect(pages.visibleLines().joined() == text)
    }

    @Test func `is shown to its end, without empty lines below`() {
        var pages = TextPages("a\nb\nc\nd\ne", size: Size(columns: 20, rows: 3), glyphs: .unicode)
        pages.scrollToEnd()
        #expect(pages.visibleLines() == ["c", "d", "e"])
        pages.scroll(by: 5)
        #expect(pages.visibleLines() == ["c", "d", "e"])
        pages.resize(Size(columns: 20, rows: 5), glyphs: .unicode)
        #expect(pages.visibleLines() == ["a", "b", "c", "d", "e"])
    }

    @Test(
        arguments: [("needle", 6, 0), ("NEEDLE", 6, 1), ("hay", 0, 0), ("absent", nil, 0), ("é", 13, 0)]
            as [(String, Int?, Int)])
    func `is searched whatever the case of its letters, going around`(needle: String, place: Int?, start: Int)
    {
        let found = Array("hayhayNeedle é".utf8).withUnsafeBufferPointer {
            ByteSearch.next(needle, in: $0, from: start)
        }
        #expect(found == place)
    }

    @Test func `is searched backwards, going around`() {
        let found = Array("hayhay".utf8).withUnsafeBufferPointer { bytes in
            [3, 0].map { ByteSearch.previous("hay", in: bytes, before: $0) }
        }
        #expect(found == [0, 3])
    }
}

@Suite struct `A hex dump` {
    @Test func `finds characters and bytes`() throws {
        var dump = try #require(
            HexDump(
                "\\x" + String(repeating: "00", count: 100) + "48656c6c6f", size: Size(columns: 80, rows: 4)))
        #expect(dump.count == 105)
        let found = [
            dump.find("hello", backwards: false, includesCurrent: true),
            dump.find("\\x6c6F", backwards: false, includesCurrent: true),
            dump.find("nothing", backwards: false, includesCurrent: false),
        ]
        #expect(found == [true, true, false])
        #expect(dump.view.selection == 6)
    }

    @Test(arguments: ["", "abc", "\\x0", "\\xzz"])
    func `is only made of what PostgreSQL writes in hex`(text: String) {
        #expect(HexDump(text, size: Size(columns: 80, rows: 4)) == nil)
    }
}
