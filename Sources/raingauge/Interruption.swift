import Glibc
import SystemCalls

/// What `^C` does to a command.
enum Interruption {
    /// Ends it: the server is told to stop and has a moment to say so. A line that is dead gets no more than that.
    case atOnce
    /// Asks it to end and waits until it has, since what it changes has to fit together then; so do the signals by which a
    /// system ends programs.
    case whenDone
    /// It looks after signals itself, or may simply be killed.
    case ownWay

    /// How long a command may take to end in its own words, in microseconds.
    private static let moment: UInt32 = 400_000

    /// Does `work` until it is done or interrupted.
    func status(of work: @Sendable @escaping () async throws -> ExitStatus) async throws -> ExitStatus {
        guard self != .ownWay, let signals = SignalBell(signals) else { return try await work() }
        let task = Task { try await work() }
        watch(signals, for: task)
        let status = try await task.value
        return task.isCancelled && self == .atOnce ? .interrupted : status
    }

    private var signals: [Int32] {
        switch self {
        case .atOnce: [SIGINT]
        case .whenDone: [SIGINT, SIGTERM, SIGHUP]
        case .ownWay: []
        }
    }

    /// On a thread of its own: those of the pool may all be in reads that never end, as on a network that is away.
    private func watch(_ signals: SignalBell, for task: Task<ExitStatus, any Error>) {
        _ = OwnThread.run {
            while true {
                signals.wait()
                if !signals.taken().isEmpty { interrupt(task) }
            }
        }
    }

    private func interrupt(_ task: Task<ExitStatus, any Error>) {
        let isRepeated = task.isCancelled
        task.cancel()
        guard self == .atOnce else { return }
        if isRepeated { _exit(ExitStatus.interrupted.rawValue) }
        _ = OwnThread.run {
            usleep(Self.moment)
            _exit(ExitStatus.interrupted.rawValue)
        }
    }
}
