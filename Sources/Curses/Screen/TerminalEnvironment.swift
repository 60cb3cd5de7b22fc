/// What the environment says about the terminal; the executable reads it, nobody else does.
package struct TerminalEnvironment: Equatable, Sendable {
    /// `TERM`.
    package var term: String?
    /// Whether `NO_COLOR` is set to anything but nothing.
    package var prefersNoColor: Bool
    /// Whether `TMUX` is set.
    package var isInsideTmux: Bool
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`.
    package var locale: String?

    package init(
        term: String?, prefersNoColor: Bool = false, isInsideTmux: Bool = false, locale: String? = nil
    ) {
        self.term = term
        self.prefersNoColor = prefersNoColor
        self.isInsideTmux = isInsideTmux
        self.locale = locale
    }

    /// Reads the variables from an environment.
    package init(_ variable: (String) -> String?) {
        func filled(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            term: filled("TERM"), prefersNoColor: filled("NO_COLOR") != nil,
            isInsideTmux: filled("TMUX") != nil,
            locale: filled("LC_ALL") ?? filled("LC_CTYPE") ?? filled("LANG"))
    }
}

/// Why there can be no screen here.
package enum TerminalRefusal: Error, Equatable, Sendable {
    /// The input or the output is a file or a pipe.
    case notATerminal
    /// `TERM` is not set.
    case noTerm
    /// `TERM` names a terminal that cannot move its cursor, such as `dumb`.
    case cannotMoveCursor(term: String)
    /// The system has no description of the terminal that `TERM` names.
    case unknownTerm(String)
    /// The terminal library could not start for another reason.
    case cannotStart(term: String)
}
