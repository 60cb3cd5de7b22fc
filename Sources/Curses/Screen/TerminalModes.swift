import CNcurses
import Glibc

/// The modes of the terminal that ncurses does not know, and what brings all of them back.
struct TerminalModes {
    enum Sequence: String {
        case pasteOn = "\u{1B}[?2004h"
        case pasteOff = "\u{1B}[?2004l"
        case mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
        case mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
    }

    /// The line discipline as it was.
    let before: termios
    private let output: TerminalOutput

    init?(of output: TerminalOutput) {
        var before = termios()
        guard tcgetattr(output.descriptor, &before) == 0 else { return nil }
        self.before = before
        self.output = output
    }

    /// Whether the terminal speaks ANSI, so that it leaves out modes it does not know.
    private static var isAnsi: Bool { speaksAnsi("cup") }

    /// Whether a capability is a control sequence of ECMA-48.
    static func speaksAnsi(_ capability: String) -> Bool {
        curses_capability(capability).map { String(cString: $0).hasPrefix("\u{1B}[") } ?? false
    }

    func turnOn() { send(.pasteOn) }
    func turnOff() { send(.pasteOff) }

    func send(_ sequence: Sequence) {
        guard Self.isAnsi else { return }
        output.write(sequence.rawValue.utf8)
    }

    /// What leaves the picture where it is and goes on below it, on a terminal that has no other screen to go back to.
    static var farewell: String { curses_capability("rmcup") == nil ? "\r\n" : "" }

    /// Everything that must be sent to leave the terminal as it was, without ncurses.
    static var restoringBytes: [UInt8] {
        let modes = isAnsi ? Sequence.mouseOff.rawValue + Sequence.pasteOff.rawValue : ""
        let names = ["sgr0", "op", "rmkx", "cnorm", "rmcup"]
        let capabilities = names.compactMap { name in
            curses_capability(name).map { withoutDelays(String(cString: $0)) }
        }
        return Array((modes + capabilities.joined() + farewell).utf8)
    }

    /// A capability without its padding, such as `$<50/>`.
    ///
    /// By hand, because a regular expression would take longer than all the rest of starting.
    static func withoutDelays(_ capability: String) -> String {
        guard capability.utf8.contains(UInt8(ascii: "$")) else { return capability }
        var kept = ""
        var rest = capability[...]
        while let dollar = rest.firstIndex(of: "$") {
            kept += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$<"), let end = rest.firstIndex(of: ">") {
                rest = rest[rest.index(after: end)...]
            } else {
                kept += rest.prefix(1)
                rest = rest.dropFirst()
            }
        }
        return kept + rest
    }
}
