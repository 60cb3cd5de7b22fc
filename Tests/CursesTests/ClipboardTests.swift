import Testing

@testable import Curses

@Suite struct `A copy to the clipboard` {
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `is written in base64`(text: String, encoded: String) {
        #expect(Clipboard.base64(text.utf8) == Array(encoded.utf8))
    }

    @Test func `goes through tmux both ways, of which tmux takes one`() throws {
        let environment = TerminalEnvironment(term: "tmux-256color", isInsideTmux: true)
        #expect(
            try text(copying: "foo", in: environment)
                == "␛]52;c;Zm9v\u{7}␛Ptmux;␛␛]52;c;Zm9v\u{7}␛\\")
    }

    @Test func `goes through screen in pieces it accepts`() throws {
        let long = String(repeating: "x", count: 3000)
        let sent = try text(copying: long, in: TerminalEnvironment(term: "screen-256color"))
        let pieces = sent.split(separator: "␛\\")
        #expect(pieces.count == 7)
        #expect(pieces.allSatisfy { $0.hasPrefix("␛P") && $0.utf8.count <= 768 })
        let whole = pieces.map { $0.dropFirst(2) }.joined()
        #expect(try whole == text(copying: long, in: TerminalEnvironment(term: "xterm")))
    }

    @Test func `is refused when it is more than terminals take`() {
        let environment = TerminalEnvironment(term: "xterm")
        let most = [UInt8](repeating: 65, count: Clipboard.limit)
        #expect(throws: Never.self) { try Clipboard.sequence(for: most, in: environment).get() }
        #expect(throws: Clipboard.Refusal.tooLong) {
            try Clipboard.sequence(for: most + [65], in: environment).get()
        }
    }

    @Test(arguments: ["linux", "vt100"]) func `is refused by terminals that would print it`(term: String) {
        #expect(throws: Clipboard.Refusal.unsupported) {
            try Clipboard.sequence(for: [65], in: TerminalEnvironment(term: term)).get()
        }
    }

    private func text(copying text: String, in environment: TerminalEnvironment) throws -> String {
        String(decoding: try Clipboard.sequence(for: text.utf8, in: environment).get(), as: UTF8.self)
            .replacing("\u{1B}", with: "␛")
    }
}

@Suite struct `A terminal that the system does not know` {
    @Test(arguments: ["xterm-ghostty", "xterm-kitty", "alacritty", "foot-extra", "rxvt-unicode-256color"])
    func `is taken for what it is nearest to`(term: String) {
        #expect(Screen.standIns(for: term).first == "xterm-256color")
    }

    @Test func `is refused when nothing is known of it`() {
        #expect(Screen.standIns(for: "wyse60") == [])
    }
}
