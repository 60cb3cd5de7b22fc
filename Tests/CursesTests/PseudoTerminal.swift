import CNcurses
import Foundation
import Glibc
import Synchronization
import Terminal

@testable import Curses

/// A terminal without a window: what a person would type goes in, what they would see comes out, byte by byte.
final class PseudoTerminal {
    let screenSide: Int32
    private let personSide: Int32
    private let inbox: Inbox

    init(_ size: Size) throws {
        var (person, screen): (Int32, Int32) = (-1, -1)
        guard openpty(&person, &screen, nil, nil, nil) == 0 else { throw Failure.cannotOpen(errno) }
        (personSide, screenSide) = (person, screen)
        inbox = Inbox(reading: person)
        resize(to: size)
    }

    deinit {
        // The reader sees that nobody is left, and closes the other side.
        close(screenSide)
    }

    enum Failure: Error { case cannotOpen(Int32) }

    /// Where another process finds the terminal.
    var path: String { ttyname(screenSide).map { String(cString: $0) } ?? "" }

    func resize(to size: Size) {
        var window = winsize()
        window.ws_col = UInt16(size.columns)
        window.ws_row = UInt16(size.rows)
        _ = ioctl(personSide, UInt(TIOCSWINSZ), &window)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(personSide, $0.baseAddress, $0.count) }
        // The kernel hands them over in its own time.
        var ready = pollfd(fd: screenSide, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, 5000)
    }

    /// Everything that was sent since the last time.
    func received() -> [UInt8] {
        // A mark sent behind it arrives behind it.
        let mark = Array("<<everything until here>>".utf8)
        _ = mark.withUnsafeBytes { write(screenSide, $0.baseAddress, $0.count) }
        return inbox.take(upTo: mark)
    }

    /// What was sent, with the bytes that act on a terminal made visible.
    func receivedText() -> String {
        String(decoding: received(), as: UTF8.self).replacing("\u{1B}", with: "␛")
    }

    var lineModes: termios {
        var modes = termios()
        tcgetattr(screenSide, &modes)
        return modes
    }

    func screen(
        term: String = "xterm-256color", theme: Theme = .plain, noColor: Bool = false,
        locale: String = "C.UTF-8"
    ) throws -> Screen {
        try Screen(
            theme: theme,
            environment: TerminalEnvironment(term: term, prefersNoColor: noColor, locale: locale),
            input: screenSide, output: screenSide)
    }
}

/// Reads all the time, on a thread of its own, because a terminal that nobody reads makes its writers wait.
private final class Inbox: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private let arrival = DispatchSemaphore(value: 0)

    init(reading descriptor: Int32) {
        Thread { [self] in
            var buffer = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { break }
                bytes.withLock { $0 += buffer.prefix(count) }
                arrival.signal()
            }
            close(descriptor)
        }.start()
    }

    func take(upTo mark: [UInt8]) -> [UInt8] {
        while true {
            let found = bytes.withLock { bytes -> [UInt8]? in
                guard bytes.suffix(mark.count) == mark[...] else { return nil }
                defer { bytes = [] }
                return bytes.dropLast(mark.count)
            }
            if let found { return found }
            guard arrival.wait(timeout: .now() + 10) == .success else { return [] }
        }
    }
}

extension Theme {
    /// Some colours, some attributes, the terminal's own ground.
    static let plain = Theme(
        name: "plain",
        styles: [
            .body: Style(foreground: .terminalDefault, background: .terminalDefault),
            .number: Style(foreground: .rgb(0xD0, 0x87, 0x70)),
            .danger: Style(foreground: .ansi(9), attributes: .bold),
            .marker: Style(foreground: .ansi(3), attributes: .bold),
            .headerBar: Style(background: .rgb(0x3B, 0x42, 0x52)),
        ])
}
