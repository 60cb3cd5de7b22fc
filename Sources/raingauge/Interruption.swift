import Dispatch
import Glibc

/// What `^C` does to a command.
enum Interruption {
    /// Ends it: the server is told to stop and has a moment to say so. A line that is dead gets no more than that.
    case atOnce
    /// Asks it to end and waits until it has, since what it changes has to fit together then; so do the signals by which a
    /// system ends programs.
    case whenDone
    /// It looks after signals itself, or may simply be killed.
    case ownWay

    /// How long a command may take to end in its own words.
    private static let moment = DispatchTimeInterval.milliseconds(400)

    /// Does `work` until it is done or interrupted.
    func status(of work: @Sendable @escaping () async throws -> ExitStatus) async throws -> ExitStatus {
        guard self != .ownWay, let signals = SignalBell(signals) else { return try await work() }
        let task = Task { try await work() }
        let watch = DispatchSource.makeReadSource(fileDescriptor: signals.descriptor, queue: .global())
        watch.setEventHandler {
            if !signals.taken().isEmpty { interrupt(task) }
        }
        watch.resume()
        defer { watch.cancel() }
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

    private func interrupt(_ task: Task<ExitStatus, any Error>) {
        let isRepeated = task.isCancelled
        task.cancel()
        guard self == .atOnce else { return }
        if isRepeated { _exit(ExitStatus.interrupted.rawValue) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.moment) {
            _exit(ExitStatus.interrupted.rawValue)
        }
    }
}
