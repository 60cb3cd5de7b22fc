import Dispatch
import Synchronization

/// Notices that nobody reads on.
///
/// While a pipe takes nothing more, the server waits for us with its locks and its snapshot, and an ALTER TABLE waits
/// behind it, with all that wait for that.
final class ReaderWatch: Sendable {
    private static let pace = DispatchTimeInterval.milliseconds(250)
    private let limit: Duration
    /// Since when the present piece is being written.
    private let start = Mutex<ContinuousClock.Instant?>(nil)
    /// Nobody but ``init(limit:_:)`` and `deinit` uses it.
    nonisolated(unsafe) private let timer: any DispatchSourceTimer

    /// - Parameters:
    ///   - limit: How long one piece may take; zero is for ever, and then there is nothing to watch.
    ///   - giveUp: Called when it takes longer, on another thread than the one that writes.
    init?(limit: Duration, _ giveUp: @escaping @Sendable () -> Void) {
        guard limit > .zero else { return nil }
        self.limit = limit
        timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + Self.pace, repeating: Self.pace)
        timer.setEventHandler { [weak self] in
            if self?.isOverdue == true { giveUp() }
        }
        timer.resume()
    }

    deinit { timer.cancel() }

    private var isOverdue: Bool {
        start.withLock { start in start.map { $0.duration(to: .now) > limit } ?? false }
    }

    func beginPiece() { start.withLock { $0 = .now } }
    func endPiece() { start.withLock { $0 = nil } }
}
