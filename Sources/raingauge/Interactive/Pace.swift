import Synchronization

/// Lets something happen only so often, such as saying how far something has come.
final class Pace: Sendable {
    private static let interval = Duration.milliseconds(500)
    private let start = ContinuousClock.now
    private let last = Mutex(ContinuousClock.now)

    /// Since it began.
    var elapsed: Duration { start.duration(to: .now) }

    /// To be called whenever something is there to be said.
    ///
    /// - Parameter say: Gets how long it has taken so far.
    func ifDue(_ say: (Duration) -> Void) {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            guard last.duration(to: now) >= Self.interval else { return false }
            last = now
            return true
        }
        if isDue { say(start.duration(to: now)) }
    }
}
