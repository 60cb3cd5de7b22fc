import CNcurses

extension KeyDecoder {
    /// Tells ncurses about sequences that its descriptions of terminals lack.
    ///
    /// Which keys a terminal really has, TERM often says only roughly: tmux sends `ESC [ 4 ~` for End whatever it is called,
    /// and the Linux console `ESC [ [ A` for F1. What a description gives a meaning keeps that.
    static func defineKeys() {
        define_key("\u{1B}[200~", pasteBegin)
        define_key("\u{1B}[201~", pasteEnd)
        define_key("\u{1B}[<", mouseReport)
        for (rest, key) in common where key_defined("\u{1B}" + rest) == 0 { define_key("\u{1B}" + rest, key) }
    }

    /// - Source: xterm's control sequences, "PC-Style Function Keys"; Linux's console_codes(4) and defkeymap.map; rxvt's
    ///   manual; tmux's tty-keys.c.
    private static let common: [(String, Int32)] =
        [
            ("[1~", KEY_HOME), ("[7~", KEY_HOME), ("[H", KEY_HOME), ("OH", KEY_HOME),
            ("[4~", KEY_END), ("[8~", KEY_END), ("[F", KEY_END), ("OF", KEY_END),
            ("[2~", KEY_IC), ("[3~", KEY_DC), ("[5~", KEY_PPAGE), ("[6~", KEY_NPAGE), ("[Z", KEY_BTAB),
            ("[A", KEY_UP), ("[B", KEY_DOWN), ("[C", KEY_RIGHT), ("[D", KEY_LEFT),
            ("OA", KEY_UP), ("OB", KEY_DOWN), ("OC", KEY_RIGHT), ("OD", KEY_LEFT),
        ] + functionKeys

    private static let functionKeys: [(String, Int32)] =
        ["OP", "OQ", "OR", "OS"].enumerated().map { ($1, function($0 + 1)) }
        + ["[[A", "[[B", "[[C", "[[D", "[[E"].enumerated().map { ($1, function($0 + 1)) }
        + [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated().map { ("[\($1)~", function($0 + 1)) }

    private static func function(_ number: Int) -> Int32 { curses_key_f0 + Int32(number) }
}
