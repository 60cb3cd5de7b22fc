import CNcurses
import Terminal

/// Turns what ncurses reads, piece by piece, into keys.
///
/// Knows what ncurses does not: pastes, clicks, Alt, and sequences nobody knows, which are swallowed whole.
struct KeyDecoder {
    private enum State {
        case ground
        /// Behind an ESC: alone it is the key Esc, else it begins something.
        case escape
        /// Behind ESC and `[`, where another `[` goes on: the Linux console has such keys.
        case introduced
        /// Inside of an unknown sequence, up to its final byte.
        case sequence
        case mouse(String)
        case paste(String)
    }

    /// Codes of our own, above those of ncurses.
    static let pasteBegin: Int32 = 0x4000
    static let pasteEnd: Int32 = 0x4001
    static let mouseReport: Int32 = 0x4002
    /// More bytes than this of one paste are dropped.
    private static let pasteLimit = 1 << 20

    private var state = State.ground
    /// Keys that were found while another was answered.
    private var waiting: Key?

    /// Takes a character; answers the key that is complete with it, if any.
    mutating func take(_ scalar: Unicode.Scalar) -> Key? {
        switch state {
        case .ground:
            if scalar == "\u{1B}" {
                state = .escape
                return nil
            }
            return Self.key(for: scalar)
        case .escape:
            return takeBehindEscape(scalar)
        case .introduced where scalar == "[":
            state = .sequence
            return nil
        case .introduced, .sequence:
            if (0x40...0x7E).contains(scalar.value) { state = .ground }
            return nil
        case .mouse(let report):
            return takeMouse(report, scalar)
        case .paste(var text):
            // Held once only, or every character would copy all that came before it.
            state = .ground
            if text.utf8.count < Self.pasteLimit {
                text.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
            }
            state = .paste(text)
            return nil
        }
    }

    /// Takes a key that ncurses recognised.
    mutating func take(code: Int32) -> Key? {
        if case .paste(let text) = state {
            guard code == Self.pasteEnd else { return nil }
            state = .ground
            return .paste(text)
        }
        state = .ground
        switch code {
        case Self.pasteBegin: state = .paste("")
        case Self.mouseReport: state = .mouse("")
        default: return Self.key(for: code)
        }
        return nil
    }

    /// Takes note that nothing more is there now.
    mutating func takeSilence() -> Key? {
        switch state {
        case .escape:
            state = .ground
            return .escape
        case .ground, .introduced, .sequence, .mouse, .paste: return nil
        }
    }

    private mutating func takeBehindEscape(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar {
        case "[", "O":
            state = scalar == "[" ? .introduced : .sequence
            return nil
        case "\u{1B}":
            return .escape
        default:
            state = .ground
            if case .character(let character)? = Self.key(for: scalar) { return .alt(character) }
            return Self.key(for: scalar)
        }
    }

    private mutating func takeMouse(_ report: String, _ scalar: Unicode.Scalar) -> Key? {
        if (0x30...0x3B).contains(scalar.value) {
            // No report is longer; the rest of something else is only waited for.
            if report.utf8.count < 20 { state = .mouse(report + String(scalar)) }
            return nil
        }
        state = .ground
        guard scalar == "M" || scalar == "m" else { return nil }
        return MouseEvent(report: report, isRelease: scalar == "m").map { .mouse($0) }
    }
}
