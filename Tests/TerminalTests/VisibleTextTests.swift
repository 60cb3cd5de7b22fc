import Testing

@testable import Terminal

@Suite struct `Visible text` {
    @Test(arguments: [
        ("a\u{1B}[31mb", "a␛[31mb", "a^[[31mb"),
        ("\u{1B}]52;c;x\u{7}", "␛]52;c;x␇", "^[]52;c;x^G"),
        ("one\ntwo\r\nthree", "one↵two␍↵three", "one\\ntwo\\r\\nthree"),
        ("a\tb\u{0}c\u{7F}", "a→b␀c␡", "a\\tb^@c^?"),
        ("\u{9B}31m", "\\x9B31m", "\\x9B31m"),
        ("caf\u{10FEE9}", "caf\\xE9", "caf\\xE9"),
        ("user\u{202E}gnp.exe", "user‹202E›gnp.exe", "user<202E>gnp.exe"),
        ("\u{2066}a\u{2069}\u{200F}", "‹2066›a‹2069›‹200F›", "<2066>a<2069><200F>"),
        ("👩\u{200D}👧", "👩‹200D›👧", "<1F469><200D><1F467>"),
        ("a\u{200B}b\u{FEFF}c\u{AD}d", "a‹200B›b‹FEFF›c‹00AD›d", "a<200B>b<FEFF>c<00AD>d"),
        ("\u{E000}\u{FFFF}\u{10FFFF}\u{E0041}", "‹E000›‹FFFF›‹10FFFF›‹E0041›", "<E000><FFFF><10FFFF><E0041>"),
        ("\u{2028}", "‹2028›", "<2028>"),
        ("❤\u{FE0F}", "❤", "<2764><FE0F>"),
        ("a\u{FE0F}\u{FE01}\u{FE02}b", "a‹+2›b", "a<FE0F><FE01><FE02>b"),
        ("👍🏽", "👍‹1F3FD›", "<1F44D><1F3FD>"),
        ("é 漢", "é 漢", "<00E9> <6F22>"),
        ("“x” — y", "“x” — y", "\"x\" - y"),
    ]) func `stands for hostile text`(text: String, unicode: String, ascii: String) {
        #expect(shown(text) == unicode)
        #expect(shown(text, in: .ascii) == ascii)
    }

    @Test(arguments: [
        "", "plain", "x\u{301}", "x\u{301}\u{302}y", "\u{301}x", "a\tb", "ab\u{FE0F}c", "✗ danger  …", "\r\n",
        "é", "漢字 x",
    ]) func `is written as it is drawn`(text: String) {
        for other in ["", "a", " ", "\u{301}", "é", "\u{1B}"] {
            for glyphs in [Glyphs.unicode, .ascii] {
                let both = other + text + other
                var drawn = String.UnicodeScalarView()
                for glyph in VisibleText(both, in: glyphs) {
                    drawn.append(glyph.scalar)
                    drawn.append(contentsOf: glyph.marks)
                }
                #expect(both.visible(in: glyphs) == String(drawn))
            }
        }
    }

    @Test func `puts a mark without a base onto a dotted circle`() {
        #expect(shown("\u{301}a") == "\u{25CC}\u{301}a")
        #expect(shown("\u{1B}\u{301}") == "␛\u{25CC}\u{301}")
    }

    @Test func `keeps four marks on a base and counts the others`() {
        let marks = "\u{301}\u{302}\u{303}\u{304}"
        #expect(shown("a\(marks)b") == "a\(marks)b")
        #expect(shown("a\(marks)\(marks)\u{301}b") == "a\(marks)‹+5›b")
    }

    @Test func `gives marks their own role`() {
        var frame = Frame(Size(columns: 12, rows: 1))
        frame.draw("a\u{202E}b\nc", at: 0, row: 0, role: .string)
        #expect(frame.text == "a‹202E›b↵c")
        #expect(frame.roles == "s^^^^^^s^s")
    }

    @Test func `reads no more of a long text than it shows`() {
        let long = String(repeating: "é\u{1B}漢", count: 400_000)
        let clock = ContinuousClock()
        var frame = Frame(Size(columns: 30, rows: 1))
        let time = clock.measure {
            frame.draw(long, at: 0, row: 0, width: 30, alignment: .trailing, overflow: .ellipsis)
        }
        #expect(frame.text.hasPrefix("é␛漢é␛漢"))
        #expect(time < .milliseconds(20), "the whole text would take much longer")
    }

    @Test func `survives a megabyte of marks on one letter`() {
        let zalgo = "a" + String(repeating: "\u{301}", count: 500_000)
        let time = ContinuousClock().measure {
            #expect(VisibleText(zalgo).prefix(3).map { String($0.scalar) } == ["a", "‹", "+"])
        }
        #expect(time < .milliseconds(100))
    }

    @Test func `lets nothing through that could act on a terminal`() {
        let suspicious: [ClosedRange<UInt32>] = [
            0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFFF0...0xFFFB,
            0xE000...0xF8FF, 0xE0000...0xE0FFF,
        ]
        for scalar in suspicious.joined().compactMap(Unicode.Scalar.init) {
            let raw = VisibleText("x\(scalar)y").contains { $0.scalar == scalar || !$0.marks.isEmpty }
            #expect(!raw, "U+\(String(scalar.value, radix: 16))")
        }
    }

    private func shown(_ text: String, in glyphs: Glyphs = .unicode) -> String {
        VisibleText(text, in: glyphs).reduce(into: "") { shown, glyph in
            shown += FrameCell(glyph.scalar, marks: glyph.marks, width: glyph.width).text
        }
    }
}
