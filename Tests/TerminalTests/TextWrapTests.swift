import Testing

@testable import Terminal

@Suite struct `Wrapped text` {
    @Test(arguments: [
        ("", ["|"]),
        ("short", ["short|"]),
        ("the quick brown fox", ["the |", "quick |", "brown |", "fox|"]),
        ("one two three", ["one two |", "three|"]),
        ("abcdefghijkl", ["abcdefg|", "hijkl|"]),
        ("a\n\nb\n", ["a|", "|", "b|", "|"]),
        ("1234567\n8", ["1234567|", "8|"]),
        ("漢字漢字漢", ["漢字漢|", "字漢|"]),
        ("abcde\u{202E}f", ["abcde|", "\u{202E}f|"]),
        (
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e",
            ["e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}|", "e|"]
        ),
    ]) func `breaks behind blanks, else between characters`(text: String, lines: [String]) {
        #expect(TextWrap(text, width: 7).map { $0 + "|" } == lines)
    }

    @Test func `can be had without the blanks that would count as text at the edge`() {
        #expect(TextWrap("one two three ", width: 7).withoutHangingBlanks == ["one two", "three"])
    }

    @Test func `goes on when a character is wider than the line`() {
        #expect(TextWrap("漢\u{202E}x", width: 1).map(String.init) == ["漢", "\u{202E}", "x"])
    }

    @Test func `keeps every character of the text`() {
        let text = "a b\u{301}  cc\n漢 \u{1B}[31m dd eeeeeeeeeeee\n\nf"
        for width in 1...12 {
            let lines = TextWrap(text, width: width)
            #expect(lines.joined().filter { $0 != "\n" } == text.filter { $0 != "\n" })
        }
    }

    @Test func `can go on from a known line`() throws {
        let text = "one two three four five"
        let all = TextWrap(text, width: 8).map(String.init)
        let second = try #require(TextWrap(text, width: 8).dropFirst().first { _ in true })
        #expect(TextWrap(text[second.endIndex...], width: 8).map(String.init) == Array(all.dropFirst(2)))
    }

    @Test func `costs a screen, not the text`() {
        let text = String(repeating: "x", count: 1_000_000)
        let time = ContinuousClock().measure {
            #expect(TextWrap(text, width: 80).prefix(24).map(\.utf8.count) == Array(repeating: 80, count: 24))
        }
        #expect(time < .milliseconds(100))
    }
}
