import Glibc
import Postgres
import Terminal
import TestSupport
import Testing

extension Promises {
    private static let signals = [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGSEGV, SIGABRT,
    ]

    @Test func `the terminal is as it was, at whatever moment a signal ends the browser`() async throws {
        let promise = Promise(
            words: "A signal at a random moment leaves the terminal as it was", all: 1_000, sample: 22)
        try await withDatabase(Self.rows) { database in
            let address = database.address
            try await promise.keep { number, random in
                let signal = Self.signals[number % Self.signals.count]
                // Before its first byte, in the middle of its first picture, or anywhere later.
                let moment = number % 3 == 0 ? 0 : Int.random(in: 1...6_000, using: &random)
                let keys = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    ["j", "\r", "G", "q", "?", "m"].randomElement(using: &random) ?? "j"
                }
                return try await onOwnThread {
                    try Self.fault(after: signal, at: moment, keys.joined(), address)
                }
            }
        }
    }

    /// What is not as it was.
    private static func fault(
        after signal: Int32, at moment: Int, _ keys: String, _ address: String
    ) throws -> String? {
        let pty = try Pty(
            Program.raingauge.path, [address],
            environment: Program.environment(["SWIFT_BACKTRACE": "enable=no"]),
            size: Size(columns: 80, rows: 24))
        let before = pty.firstSettings
        let deadline = ContinuousClock.now + .seconds(20)
        while pty.transcript.bytes.count < moment, pty.read(until: .now + .milliseconds(100)),
            ContinuousClock.now < deadline
        {
            if pty.transcript.bytes.count > 1_000 { pty.type(keys) }
        }
        pty.process.send(signal: signal)
        // The first signal may find it on its way out.
        _ = try pty.waitUntilExit(within: .seconds(20))
        let after = pty.settings
        if before.c_lflag != after.c_lflag || before.c_iflag != after.c_iflag
            || before.c_oflag != after.c_oflag
        {
            return
                "signal \(signal) at \(moment) left the line's modes \(after.c_lflag) for \(before.c_lflag)"
        }
        let left = modes.filter { pty.transcript.lastOf($0.on) > pty.transcript.lastOf($0.off) }
        return left.isEmpty ? nil : "signal \(signal) at \(moment) left \(left.map(\.name))"
    }

    private static let modes: [(name: String, on: String, off: String)] = [
        ("the other screen", "\u{1B}[?1049h", "\u{1B}[?1049l"),
        ("pasting in brackets", "\u{1B}[?2004h", "\u{1B}[?2004l"),
        ("the mouse", "\u{1B}[?1006h", "\u{1B}[?1006l"),
        ("no cursor", "\u{1B}[?25l", "\u{1B}[?25h"),
    ]
}

extension Transcript {
    /// Where it last stood; -1 where it never did.
    fileprivate func lastOf(_ sequence: String) -> Int {
        let needle = Array(sequence.utf8)
        return bytes.indices.last { bytes[$0...].starts(with: needle) } ?? -1
    }
}
