import Foundation
import Postgres
import Synchronization

/// Remembers the phases of connecting.
final class Phases: Sendable {
    private let phases = Mutex<[ConnectionPhase]>([])

    func note(_ phase: ConnectionPhase) { phases.withLock { $0.append(phase) } }

    var seen: [ConnectionPhase] { phases.withLock(\.self) }
}

/// Threads that were met, told apart from later ones of the same number by when they began.
final class SeenThreads: Sendable {
    private let starts = Mutex<[pid_t: Substring]>([:])

    func noteThisOne() {
        // `<process>/task/<thread>`
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        guard let thread = place?.split(separator: "/").last.flatMap({ pid_t($0) }) else { return }
        starts.withLock { $0[thread] = Self.start(of: thread) }
    }

    var count: Int { starts.withLock(\.count) }

    /// How many of them have not ended yet.
    var living: Int { starts.withLock { $0.count { $1 == Self.start(of: $0) } } }

    /// The 22nd field of `stat`, in ticks since the machine was started; `nil` once the thread has ended.
    private static func start(of thread: pid_t) -> Substring? {
        let path = "/proc/self/task/\(thread)/stat"
        guard let stat = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        // The name in parentheses may hold spaces.
        return stat.split(separator: ")").last?.split(separator: " ").dropFirst(19).first
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
