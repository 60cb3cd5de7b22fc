import Postgres
import Terminal
import TestSupport

/// A program in a terminal, timed from a key to the last byte that comes of it.
///
/// What it draws is taken out of the terminal as it comes, by the same loop for every program. The last byte is the one
/// behind which nothing more came for a while; the while does not count.
final class KeyTimer {
    private let pty: Pty
    private let pause: Duration

    /// - Parameters:
    ///   - pty: A program that has just been started, or waits for a key.
    ///   - pause: Longer than the program ever works without drawing anything.
    init(_ pty: Pty, pause: Duration = .milliseconds(150)) { (self.pty, self.pause) = (pty, pause) }

    /// From the start of the program to the last byte of its first picture, which shows `text`.
    func start(showing text: String) throws -> Duration {
        try pty.wait(for: text)
        return pty.waitUntilQuiet(for: pause) - pty.start
    }

    /// From the key to the last byte of what it brings.
    ///
    /// - Parameters:
    ///   - keys: Sent in one piece.
    ///   - texts: What has to come of it; all of them where there are several.
    /// - Returns: How long that took.
    /// - Throws: ``PtyError``, or ``BenchError/unexpectedScreen(_:)`` where nothing comes.
    @discardableResult
    func press(_ keys: String, showing texts: [String] = []) throws -> Duration {
        let mark = pty.transcript.end
        let start = ContinuousClock.now
        pty.type(keys)
        try pty.wait(forAll: texts, after: mark, within: .seconds(60))
        // Without a text something has to come at all.
        if texts.isEmpty, !pty.read(until: start + .seconds(10)) {
            throw BenchError.unexpectedScreen(pty.transcript.plain(after: mark))
        }
        return pty.waitUntilQuiet(for: pause) - start
    }
}

extension KeyTimer {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 160, rows: 40)]

    /// The browser, with its list of tables painted.
    static func browser(_ bench: Workbench, _ target: ConnectionTarget, _ size: Size) throws -> KeyTimer {
        let timer = KeyTimer(try bench.browser(target, size: size))
        _ = try timer.start(showing: "help")
        return timer
    }

    /// A psql that is connected and prints to its terminal.
    static func psql(_ bench: Workbench, _ target: ConnectionTarget, _ size: Size) throws -> KeyTimer {
        let timer = KeyTimer(
            try Pty(
                bench.psql, ["--no-psqlrc", "--quiet", "--set", "PROMPT1=ready>", "--pset", "pager=off"],
                environment: bench.environment(target), size: size))
        _ = try timer.start(showing: "ready>")
        return timer
    }
}

extension Size {
    /// As a person writes it: `80×24`.
    var name: String { "\(columns)×\(rows)" }
}
