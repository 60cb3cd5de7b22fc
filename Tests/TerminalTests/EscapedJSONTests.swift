import Foundation
import Terminal
import Testing

@Suite struct `JSON for a terminal` {
    private let hostile = "{\n  \"a\": \"\u{9B}31m\u{7F} \u{202E}x\u{E0041} 日本 é\"\n}\n"

    @Test func `shows a terminal nothing that could harm it`() {
        #expect(
            hostile.escapedAsJSON(in: .unicode)
                == "{\n  \"a\": \"\\u009b31m\\u007f \\u202ex\\udb40\\udc41 日本 é\"\n}\n")
    }

    @Test func `has nothing but ASCII where the terminal has no more`() {
        #expect(
            hostile.escapedAsJSON(in: .ascii)
                == "{\n  \"a\": \"\\u009b31m\\u007f \\u202ex\\udb40\\udc41 \\u65e5\\u672c \\u00e9\"\n}\n")
    }

    @Test(arguments: [Glyphs.unicode, .ascii]) func `says the same`(glyphs: Glyphs) throws {
        let read = { (text: String) in
            try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        }
        #expect(try read(hostile.escapedAsJSON(in: glyphs)) == read(hostile))
    }
}
