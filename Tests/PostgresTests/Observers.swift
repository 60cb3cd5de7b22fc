import Foundation
import Postgres
import Synchronization

/// Remembers the phases of connecting.
final class Phases: Sendable {
    private let phases = Mutex<[ConnectionPhase]>([])

    func note(_ phase: ConnectionPhase) { phases.withLock { $0.append(phase) } }

    var seen: [ConnectionPhase] { phases.withLock(\.self) }
}

enum Threads {
    /// How many threads this process has.
    static var count: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task"))?.count ?? 0
    }
}

enum Memory {
    /// How many bytes of memory this process has used at most since the last ``resetPeak()``.
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "") ?? 0) * 1024
    }

    static func resetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }
}
