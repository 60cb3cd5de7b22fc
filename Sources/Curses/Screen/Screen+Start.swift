import CNcurses
import Glibc

extension Screen {
    /// A terminal in which a screen can live.
    package struct UsableTerminal {
        let term: String
        /// See ``TerminalModes/restoringBytes``.
        let restoringBytes: [UInt8]
    }

    /// Looks the terminal up before anything is changed in it.
    ///
    /// `setupterm` reports problems, where `initscr` would print them and end the process.
    package static func usableTerm(
        _ environment: TerminalEnvironment, input: Int32, output: Int32
    ) throws(TerminalRefusal) -> UsableTerminal {
        guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
        guard let term = environment.term else { throw .noTerm }
        guard term != "dumb", term != "unknown" else { throw .cannotMoveCursor(term: term) }
        let candidates = [term] + standIns(for: term)
        for candidate in candidates {
            var outcome: Int32 = 0
            let status = setupterm(candidate, output, &outcome)
            guard status == OK, outcome == 1 else {
                if outcome == 1 { throw .cannotMoveCursor(term: term) }
                continue
            }
            defer { del_curterm(set_curterm(nil)) }
            guard curses_capability("cup") != nil else { throw .cannotMoveCursor(term: term) }
            return UsableTerminal(term: candidate, restoringBytes: TerminalModes.restoringBytes)
        }
        throw .unknownTerm(term)
    }

    /// What a terminal is nearest to whose own description a host often lacks; none for one that nobody knows.
    static func standIns(for term: String) -> [String] {
        if term.hasPrefix("tmux") { return ["screen-256color", "screen"] }
        let kin = [
            "xterm", "rxvt", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "konsole", "vte",
            "st-",
        ]
        return kin.contains(where: term.hasPrefix) ? ["xterm-256color", "xterm"] : []
    }

    /// Adopts the character set of the locale; answers whether it is Unicode.
    ///
    /// A session often names a locale that the host does not have; its character set is what matters.
    static func adoptLocale(_ name: String?) -> Bool {
        if setlocale(LC_CTYPE, name ?? "") == nil {
            let wantsUnicode = name?.uppercased().replacing("-", with: "").contains("UTF8") ?? false
            guard wantsUnicode, setlocale(LC_CTYPE, "C.UTF-8") != nil else {
                setlocale(LC_CTYPE, "C")
                return false
            }
        }
        return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
    }
}
