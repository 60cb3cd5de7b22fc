import Foundation
import JSON
import TestSupport
import Testing

@Suite struct `Any text` {
    private static let seeds = [
        #"{"id":"7","prevId":"","tables":{"public.a":{"name":"a","columns":{"b":{"notNull":true}}}}}"#,
        #"[1, -0.5e+10, 1E2, 0, true, false, null, "", "\u00e9\ud83d\ude00\n\\\"", [], {}, [[1]]]"#,
        "{\n  \"version\": \"7\",\n  \"entries\": [\n    { \"idx\": 0, \"when\": 1700000000000 }\n  ]\n}\n",
    ]
    private static let hostile = [
        "01", "1.", "+1", ".5", "-", "1e", "NaN", "\\u+123", "\\ud800", "\\udc00", "\\u12", "\\x", "tru",
        "nulL",
        "//", "/**/", "\"a\":1,\"a\":2", "1e999",
    ]

    private static var texts: Mutations { Mutations(of: seeds, with: hostile, count: 6_000) }

    @Test func `is JSON for all readers or for none, and all stop at the same place`() {
        for text in Self.texts {
            let expected = Self.fault(text)
            var reader = JSONReader(text)
            let found = Self.error {
                () throws(JSONError) in
                try reader.skipValue()
                try reader.finish()
            }
            let isMarked = text.starts(with: [0xEF, 0xBB, 0xBF])
            #expect(isMarked || found == expected, "\(String(decoding: text, as: UTF8.self))")
            var tree = JSONReader(text)
            let built = Self.error {
                () throws(JSONError) in
                _ = try tree.readValue()
                try tree.finish()
            }
            #expect(built == found, "\(String(decoding: text, as: UTF8.self))")
            if let expected { #expect((0...text.count).contains(expected.offset)) }
        }
    }

    /// Foundation refuses half a surrogate pair and numbers beyond a double, looks at zero bytes for other encodings, and
    /// passes over a mark.
    @Test func `is JSON for Foundation exactly when it is for us`() {
        var agreed = 0
        for text in Self.texts {
            guard let string = String(validating: text, as: UTF8.self), !text.contains(0),
                !string.contains("\\ud"), !string.contains("\u{FEFF}"), !string.contains("999")
            else { continue }
            let theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
            let ours = Self.fault(text)
            // Both have a limit, and not the same one.
            if ours?.reason == .tooDeep { continue }
            #expect((theirs != nil) == (ours == nil), "\(string.debugDescription)")
            agreed += 1
        }
        #expect(agreed > 2_000)
    }

    @Test func `that is JSON says the same when it is written again`() throws {
        var written = 0
        for text in Self.texts {
            guard let value = JSONValue(text: String(decoding: text, as: UTF8.self)) else { continue }
            let compact = value.compactText
            #expect(JSONValue(text: compact)?.compactText == compact)
            #expect(JSONValue(text: value.indentedText)?.compactText == compact)
            let canonical = try #require(JSONText.canonical(compact))
            #expect(JSONText.canonical(canonical) == canonical)
            written += 1
        }
        #expect(written > 200)
    }

    @Test(arguments: [JSONString.Escapes.needed, .invisible])
    func `in quotes reads back as itself`(escapes: JSONString.Escapes) throws {
        for text in Self.texts {
            let string = String(decoding: text, as: UTF8.self)
            var reader = JSONReader(Array(JSONString.quoted(string, escaping: escapes).utf8))
            let read = try reader.readString()
            try reader.finish()
            #expect(read.unicodeScalars.elementsEqual(string.unicodeScalars))
        }
    }

    @Test func `of 100,000 levels is refused with its place, and not a crash`() {
        for bracket in ["[", "{\"a\":"] {
            let text = Array(String(repeating: bracket, count: 100_000).utf8)
            let place = bracket.utf8.count * JSONTokenizer.usualDepth
            #expect(Self.fault(text) == JSONError(reason: .tooDeep, offset: place))
            #expect(JSONValue(text: String(decoding: text, as: UTF8.self)) == nil)
        }
    }

    private static func fault(_ text: [UInt8]) -> JSONError? {
        error {
            () throws(JSONError) in
            try JSONTokenizer.reading(text) { json throws(JSONError) in
                try json.skip()
                try json.finish()
            }
        }
    }

    private static func error(_ body: () throws(JSONError) -> Void) -> JSONError? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }
}

@Suite struct `A JSON text with a mistake` {
    @Test(arguments: [
        ("{\"a\": 01}", JSONError.Reason.commaExpected(in: .object), 7), ("[1.]", .badNumber, 3),
        ("[+1]", .valueExpected, 1), ("[1e]", .badNumber, 3), ("[-]", .badNumber, 2),
        ("\"\\u+123\"", .badHexDigits, 1), ("\u{FEFF}[]", .valueExpected, 0), ("[1,]", .valueExpected, 3),
    ])
    func `says what is wrong, and at which byte`(text: String, reason: JSONError.Reason, offset: Int) {
        let expected = JSONError(reason: reason, offset: offset)
        #expect(throws: expected) {
            try JSONTokenizer.reading(text.utf8) { json throws(JSONError) in
                try json.skip()
                try json.finish()
            }
        }
    }

    @Test func `keeps the last of two members with one name, and takes half a surrogate pair for U+FFFD`() {
        #expect(JSONText.canonical(#"{"a":1,"a":2}"#) == #"{"a":2.0}"#)
        #expect(JSONText.canonical(#""\ud800x""#) == "\"\u{FFFD}x\"")
    }
}
