import ArgumentParser
import Drizzle
import Postgres
import Reports
import Synchronization
import SystemCalls
import Terminal

/// What the program did, a line each: events, effects, statements.
///
/// For a report of a bug; SECURITY.md says what is in it. Every line is in the file before the next thing happens, so that a
/// crash loses none. A line that cannot be written is only remembered. Where nobody asked for a log there is none, and
/// nothing is worked out for it.
final class DebugLog: Sendable {
    private let file: File
    private let lines = Mutex<[String]>([])
    private let start = ContinuousClock.now

    /// How many lines `:log` can show.
    private static let memory = 500

    /// Appends to the file, which only its owner may read.
    ///
    /// - Throws: Why it cannot be written.
    init(path: String, version: String) throws(SystemError) {
        file = try File(appendingTo: path, mode: 0o600)
        note("\(version), \(UnixMilliseconds.now.description) UTC")
    }

    /// The log that an option or `RAINGAUGE_LOG` asks for.
    ///
    /// - Throws: ``Failure`` when the file cannot be written: somebody who wants a log wants to hear that.
    static func wanted(_ option: String?) throws(Failure) -> DebugLog? {
        guard let path = option ?? ProcessEnvironment["RAINGAUGE_LOG"], !path.isEmpty else { return nil }
        do { return try DebugLog(path: path, version: Raingauge.configuration.version) } catch {
            throw Failure(
                Problem(
                    "The log \(path) cannot be written.", detail: error.description,
                    remedy: "Name another file with --log or RAINGAUGE_LOG."), .usage)
        }
    }

    func note(_ words: String) {
        let line = "\(start.duration(to: .now).logged) \(words.visible)"
        lines.withLock { lines in
            try? file.write(Array((line + "\n").utf8))
            lines.append(line)
            if lines.count > Self.memory { lines.removeFirst() }
        }
    }

    /// The last lines, the oldest first.
    var recent: [String] { lines.withLock(\.self) }

    /// Notes every round trip, with a line for each of its statements.
    var observer: StatementObserver {
        { trace in
            let duration = trace.cost.duration.logged
            self.note("wire pid \(trace.backendPID) \(trace.cost.logged) \(duration)")
            for statement in trace.statements {
                self.note("  \(statement.failure.map { "[\($0)] " } ?? "")\(statement.shape)")
            }
        }
    }
}

extension Cost {
    /// Without the time, which the lines of a log tell apart by themselves.
    var logged: String {
        let pieces = segments.map { " in \($0.sent) and \($0.received) segments" } ?? ""
        return "\(roundTrips) rt \(sent) up \(bytes) down\(pieces)"
    }
}

extension Duration {
    /// In seconds, to the microsecond.
    fileprivate var logged: String {
        let (seconds, attoseconds) = components
        let digits = String(attoseconds / 1_000_000_000_000)
        return "\(seconds).\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)s"
    }
}
