import CNcurses
import Glibc

extension Screen {
    /// The name of the terminal, once it is known that a screen can live there.
    ///
    /// `setupterm` reports problems, where `initscr` would print them and end the process.
    package static func usableTerm(
        _ environment: TerminalEnvironment, input: Int32, output: Int32
    ) throws(TerminalRefusal) -> String {
        guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
        guard let term = environment.term else { throw .noTerm }
        guard term != "dumb", term != "unknown" else { throw .cannotMoveCursor(term: term) }
        var outcome: Int32 = 0
        let status = setupterm(term, output, &outcome)
        guard status == OK, outcome == 1 else {
            throw outcome == 1 ? .cannotMoveCursor(term: term) : .unknownTerm(term)
        }
        defer { del_curterm(set_curterm(nil)) }
        guard curses_capability("cup") != nil else { throw .cannotMoveCursor(term: term) }
        return term
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
