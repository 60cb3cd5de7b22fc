import CNcurses
import Glibc
import Terminal
import Testing

@testable import Curses

/// One after the other, since ncurses knows one terminal at a time.
@Suite(.serialized) struct `A screen` {
    @Test func `enters the alternate screen and leaves the terminal as it was`() throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        let before = terminal.lineModes
        do {
            var screen = try terminal.screen()
            let size = screen.size
            #expect(size == Size(columns: 80, rows: 24))
            let supportsUnicode = screen.supportsUnicode
            #expect(supportsUnicode)
            var frame = Frame(screen.size)
            frame.draw("ＲＧ orders ▶", at: 0, row: 3)
            screen.show(frame)
            let sent = terminal.receivedText()
            #expect(sent.contains("␛[?1049h"))
            #expect(sent.contains("␛[?2004h"))
            #expect(sent.contains("ＲＧ orders ▶"))
            #expect(terminal.lineModes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        }
        let sent = terminal.receivedText()
        #expect(sent.contains("␛[?1049l"))
        #expect(sent.contains("␛[?2004l"))
        #expect(terminal.lineModes.c_lflag == before.c_lflag)
        #expect(terminal.lineModes.c_iflag == before.c_iflag)
    }

    @Test func `shows a character whose width ncurses is not asked for, whatever the terminal makes of it`()
        throws
    {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen()
        var frame = Frame(screen.size)
        // What stands in for characters that a C library does not know yet has to be told from what it stands for.
        frame.draw("a \u{2F800}b", at: 0, row: 3)
        screen.show(frame)
        #expect(terminal.receivedText().contains("a   ␛[3G\u{2F800}␛[5Gb"))
        frame.draw("b \u{2F801}\u{2F800}!", at: 0, row: 3)
        screen.show(frame)
        let sent = terminal.receivedText()
        #expect(sent.contains("  ␛[3G\u{2F801}␛[5G"))
        #expect(sent.contains("  ␛[5G\u{2F800}␛[7G"))
    }

    @Test func `shows more of them than there are stand-ins`() throws {
        let terminal = try PseudoTerminal(Size(columns: 160, rows: 40))
        var screen = try terminal.screen()
        for first in 0..<20 {
            var frame = Frame(screen.size)
            for number in 0..<70 {
                let scalar = Unicode.Scalar(UInt32(0x2F800 + (first * 20 + number) % 500)) ?? "?"
                frame.draw(String(scalar), at: 2 * number, row: first)
            }
            screen.show(frame)
            let sent = terminal.receivedText()
            #expect(!sent.contains("\u{FFFD}"))
            #expect(sent.unicodeScalars.count { (0x2F800...0x2FA1D).contains($0.value) } == 70)
        }
    }

    @Test func `sends nothing for an equal frame`() throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen()
        let frame = page(Size(columns: 80, rows: 24), cursor: 3)
        screen.show(frame)
        #expect(!terminal.received().isEmpty)
        screen.show(frame)
        screen.show(page(Size(columns: 80, rows: 24), cursor: 3))
        _ = screen.readKey()
        #expect(terminal.received().isEmpty)
    }

    @Test(
        arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)],
        [
            "xterm-256color", "tmux-256color", "screen", "xterm", "linux", "vt100",
        ]) func `moves the cursor down in few bytes`(size: Size, term: String) throws
    {
        let terminal = try PseudoTerminal(size)
        var screen = try terminal.screen(term: term)
        screen.show(page(size, cursor: 8))
        _ = terminal.received()
        var most = 0
        for cursor in 9..<18 {
            screen.show(page(size, cursor: cursor))
            most = max(most, terminal.received().count)
        }
        #expect(most > 0)
        #expect(most <= 80, "\(term), \(size.columns)×\(size.rows): \(most) bytes")
    }

    @Test(arguments: ["xterm-256color", "xterm", "linux", "vt100"]) func `shows any size and any resize`(
        term: String
    ) throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen(term: term)
        for (columns, rows) in [(1, 1), (500, 200), (2, 1), (1, 50), (80, 24), (37, 7), (200, 60)] {
            let size = Size(columns: columns, rows: rows)
            screen.show(page(screen.size, cursor: 1))
            terminal.resize(to: size)
            // A frame of the size before may still arrive.
            screen.show(page(Size(columns: 90, rows: 30), cursor: 2))
            screen.adoptTerminalSize()
            let adopted = screen.size
            #expect(adopted == size)
            screen.show(page(size, cursor: 0))
            #expect(!terminal.received().isEmpty)
        }
    }

    @Test func `gives the terminal back while it is suspended`() throws {
        let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
        let before = terminal.lineModes
        var screen = try terminal.screen()
        var frame = Frame(screen.size)
        frame.draw("orders", at: 0, row: 0)
        screen.setMouse(on: true)
        screen.show(frame)
        _ = terminal.received()
        screen.suspend()
        let away = terminal.receivedText()
        #expect(["␛[?1049l", "␛[?2004l", "␛[?1000l"].allSatisfy(away.contains))
        #expect(terminal.lineModes.c_lflag == before.c_lflag)
        screen.resume()
        screen.show(frame)
        let back = terminal.receivedText()
        #expect(["␛[?1049h", "␛[?2004h", "␛[?1000h", "orders"].allSatisfy(back.contains))
        #expect(terminal.lineModes.c_lflag & tcflag_t(ICANON) == 0)
    }

    @Test func `sends no colour where none is wanted or had`() throws {
        for (term, noColor) in [("xterm-256color", true), ("vt100", false)] {
            let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
            var screen = try terminal.screen(term: term, noColor: noColor)
            var frame = Frame(screen.size)
            frame.draw("42", at: 0, row: 0, role: .number)
            frame.draw("bar", at: 0, row: 1, role: .headerBar)
            screen.show(frame)
            let sent = terminal.receivedText()
            #expect(!sent.contains(/␛\[[0-9;]*[34][0-9]/))
            #expect(sent.contains(/␛\[[0-9;]*7m/), "a bar is reversed instead")
        }
    }

    @Test(arguments: [("xterm-256color", "38;5;173"), ("xterm", "[33m"), ("linux", "[33m")])
    func `maps colours to those the terminal has`(term: String, code: String) throws {
        let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
        var screen = try terminal.screen(term: term)
        var frame = Frame(screen.size)
        frame.draw("42", at: 0, row: 0, role: .number)
        screen.show(frame)
        let sent = terminal.receivedText()
        #expect(sent.contains(code), "\(sent)")
        #expect(!sent.contains("␛]4;"), "the palette belongs to the person")
    }

    @Test func `falls back to ASCII in a plain locale`() throws {
        let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
        let screen = try terminal.screen(locale: "C")
        let supportsUnicode = screen.supportsUnicode
        #expect(!supportsUnicode)
    }

    @Test func `finds Unicode although the host lacks the locale`() throws {
        let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
        let screen = try terminal.screen(locale: "tlh_KX.UTF-8")
        let supportsUnicode = screen.supportsUnicode
        #expect(supportsUnicode)
    }

    @Test(
        arguments: [
            ("dumb", TerminalRefusal.cannotMoveCursor(term: "dumb")),
            ("unknown", .cannotMoveCursor(term: "unknown")),
            ("no-such-terminal", .unknownTerm("no-such-terminal")), (nil, .noTerm),
        ] as [(String?, TerminalRefusal)]) func `refuses what cannot be one`(
            term: String?, refusal: TerminalRefusal
        ) throws
    {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        #expect(throws: refusal) {
            _ = try Screen(
                theme: .plain, environment: TerminalEnvironment(term: term), input: terminal.screenSide,
                output: terminal.screenSide)
        }
        #expect(terminal.received().isEmpty)
    }

    @Test func `refuses a file`() throws {
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        #expect(throws: TerminalRefusal.notATerminal) {
            _ = try Screen(
                theme: .plain, environment: TerminalEnvironment(term: "xterm"), input: file, output: file)
        }
    }

    @Test func `copies without touching the screen`() throws {
        let terminal = try PseudoTerminal(Size(columns: 20, rows: 4))
        let screen = try terminal.screen()
        _ = terminal.received()
        let outcome = screen.copyToClipboard(Array("foo".utf8))
        #expect(outcome == .sent)
        #expect(terminal.receivedText() == "␛]52;c;Zm9v\u{7}")
    }

    /// A page of rows as the rows screen draws it: a marker, and one reversed cell.
    private func page(_ size: Size, cursor: Int) -> Frame {
        var frame = Frame(size)
        frame.draw("staging ▌shop@db1:5432", at: 0, row: 0, role: .headerBar)
        for row in 1..<max(1, size.rows) {
            frame.draw("\(4000 + row)", at: 1, row: row, role: .number)
            frame.draw("║", at: 8, row: row, role: .border)
            frame.draw("paid", at: 12, row: row)
            frame.draw(String(repeating: "x", count: 60), at: 20, row: row, width: size.columns - 30)
        }
        frame.draw("▶", at: 0, row: cursor, role: .marker)
        frame.restyle(Rect(column: 1, row: cursor, columns: 4, rows: 1), adding: .reversed)
        return frame
    }
}

extension `A screen` {
    @Test(
        arguments: [
            ("j", [Key.character("j")]), ("é漢", [.character("é"), .character("漢")]),
            ("\u{1B}OB\u{1B}OA", [.down, .up]), ("\r\n", [.enter, .enter]),
            ("\u{10}\u{3}", [.control("p"), .control("c")]),
            ("\t\u{1B}[Z", [.tab, .backTab]), ("\u{7F}", [.backspace]),
            ("\u{1B}[3~\u{1B}[5~", [.delete, .pageUp]),
            ("\u{1B}", [.escape]), ("\u{1B}b", [.alt("b")]), ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}[200~a\u{1B}[31mb\rc\u{1B}[201~d", [.paste("a\u{1B}[31mb\nc"), .character("d")]),
            (
                "\u{1B}[<0;5;3M\u{1B}[<0;5;3m",
                [
                    .mouse(MouseEvent(.press(.left), column: 4, row: 2)),
                    .mouse(MouseEvent(.release(.left), column: 4, row: 2)),
                ]
            ),
            ("\u{1B}[<64;300;3M", [.mouse(MouseEvent(.wheelUp, column: 299, row: 2))]),
            (
                "\u{1B}[<1;2qx\u{1B}[<1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1Mx",
                [.character("x"), .character("x")]
            ),
            ("\u{1B}[97;99;1q!", [.character("!")]), ("\u{1B}[1;5Xx", [.character("x")]),
            ("\u{1B}[15~", [.function(5)]), ("\u{1B}[[Zx", [.character("x")]),
        ] as [(String, [Key])]) func `reads keys`(typed: String, keys: [Key]) throws
    {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen()
        terminal.type(typed)
        var read: [Key] = []
        while let key = screen.readKey() { read.append(key) }
        #expect(read == keys)
    }

    @Test(arguments: ["xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
    func `knows the common keys, whatever TERM says`(term: String) throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen(term: term)
        let (home, end) = (["[1~", "[7~", "[H", "OH"], ["[4~", "[8~", "[F", "OF"])
        let first = ["OP", "[11~", "[[A"]
        for (sequences, key) in [
            (home, Key.home), (end, .end), (first, .function(1)), (["[[E"], .function(5)),
        ] {
            for sequence in sequences {
                terminal.type("\u{1B}\(sequence)x")
                let read = [screen.readKey(), screen.readKey(), screen.readKey()]
                #expect(read == [key, .character("x"), nil], "\(sequence)")
            }
        }
    }

    @Test func `puts a paste together that arrives in pieces`() throws {
        let terminal = try PseudoTerminal(Size(columns: 80, rows: 24))
        var screen = try terminal.screen()
        terminal.type("\u{1B}[200~one ")
        let unfinished = screen.readKey()
        terminal.type("two\u{1B}[201~")
        let finished = screen.readKey()
        #expect(unfinished == nil)
        #expect(finished == .paste("one two"))
    }
}
