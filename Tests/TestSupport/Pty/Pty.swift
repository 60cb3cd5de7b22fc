package import Glibc
package import Terminal

/// The real program in a real terminal: what a person would type goes in, every byte that a terminal would get comes out.
///
/// It models no screen. ``transcript`` is the raw stream, ``Transcript/plain`` the stream without its escape sequences.
/// Waiting is `poll(2)` with a deadline, never a sleep. Dropping it ends the program.
///
/// ```swift
/// let pty = try Pty(binary, ["postgresql://…"], size: Size(columns: 80, rows: 24))
/// try pty.wait(for: "orders", "? help")
/// pty.type("q")
/// #expect(try pty.waitUntilExit() == .exited(0))
/// ```
package final class Pty {
    package let process: SpawnedProcess
    /// All bytes so far.
    package private(set) var transcript = Transcript()
    private let master: Int32
    private var ending: SpawnedProcess.Ending?
    /// The terminal's settings before the program was started.
    package let firstSettings: termios
    /// When the program was asked to start.
    package let start: ContinuousClock.Instant

    /// Starts `executable` in a terminal of its own.
    ///
    /// - Parameters:
    ///   - executable: Its path.
    ///   - arguments: What it is told.
    ///   - environment: The whole environment of the program; `TERM` is `xterm-256color` and the locale UTF-8 unless it
    ///     says otherwise.
    ///   - size: Of the terminal.
    /// - Throws: ``PtyError`` or ``SpawnedProcess/Failure``.
    package init(
        _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:], size: Size
    ) throws {
        guard let terminal = PseudoTerminal() else { throw PtyError.noTerminal(errorNumber: errno) }
        master = terminal.master
        Self.resize(master, to: size)
        var settings = termios()
        tcgetattr(master, &settings)
        firstSettings = settings
        let defaults = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        let environment = defaults.merging(environment) { _, new in new }
        start = .now
        do {
            process = try SpawnedProcess(
                executable, arguments, environment: environment, files: .terminal(path: terminal.path))
        } catch {
            close(master)
            throw error
        }
    }

    deinit {
        close(master)
        guard ending == nil, process.endingIfOver() == nil else { return }
        process.send(signal: SIGKILL)
        _ = process.waitUntilExit()
    }

    package func type(_ text: String) { type(Array(text.utf8)) }

    package func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Changes the size of the window; the program hears of it by SIGWINCH.
    package func resize(to size: Size) { Self.resize(master, to: size) }

    /// The terminal's settings, as the program left them.
    package var settings: termios {
        var settings = termios()
        tcgetattr(master, &settings)
        return settings
    }

    /// Reads what there is, once something is there; false when nothing came by then, or nothing will ever come.
    @discardableResult
    package func read(until deadline: ContinuousClock.Instant) -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        let patience = max(.zero, deadline - .now)
        let milliseconds =
            patience.components.seconds * 1000 + patience.components.attoseconds / 1_000_000_000_000_000
        guard poll(&descriptor, 1, Int32(clamping: milliseconds + 1)) > 0 else { return false }
        let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
        }
        // The last program that held the terminal is gone: Linux then says EIO.
        guard !chunk.isEmpty else { return false }
        transcript.append(chunk, at: .now)
        return true
    }

    /// Reads to the end and says how it ended.
    package func waitUntilExit(within patience: Duration = .seconds(10)) throws(PtyError)
        -> SpawnedProcess.Ending
    {
        if let ending { return ending }
        let deadline = ContinuousClock.now + patience
        while read(until: deadline) {}
        guard ContinuousClock.now < deadline else { throw .stillRunning(transcript.plain) }
        let ending = process.waitUntilExit()
        self.ending = ending
        return ending
    }

    private static func resize(_ master: Int32, to size: Size) {
        var window = winsize()
        (window.ws_row, window.ws_col) = (UInt16(clamping: size.rows), UInt16(clamping: size.columns))
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    }
}

package enum PtyError: Error, Equatable {
    case noTerminal(errorNumber: Int32)
    /// What was waited for, and what came instead.
    case neverCame(String, transcript: String)
    case stillRunning(String)
}

/// A new pseudo-terminal, whose other end is closed yet.
///
/// `posix_openpt` and its like are hidden from Swift behind `_GNU_SOURCE`; these are the requests that they make of Linux.
private struct PseudoTerminal {
    let master: Int32
    let path: String

    private static let numberOfTerminal: UInt = 0x8004_5430  // TIOCGPTN
    private static let lockTerminal: UInt = 0x4004_5431  // TIOCSPTLCK

    init?() {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number) = (Int32(0), UInt32(0))
        guard master >= 0, ioctl(master, Self.lockTerminal, &locked) == 0,
            ioctl(master, Self.numberOfTerminal, &number) == 0
        else { return nil }
        (self.master, path) = (master, "/dev/pts/\(number)")
    }
}
