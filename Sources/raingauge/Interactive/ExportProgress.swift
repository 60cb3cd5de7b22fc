import Reports
import SQL
import Synchronization

/// Tells from time to time how far an export has come.
final class ExportProgress: Sendable {
    private static let pace = Duration.milliseconds(500)
    private let writer: RowWriter
    private let tell: @Sendable (String) -> Void
    private let start = ContinuousClock.now
    private let last = Mutex(ContinuousClock.now)

    init(_ writer: RowWriter, tell: @escaping @Sendable (String) -> Void) {
        (self.writer, self.tell) = (writer, tell)
    }

    /// To be called whenever something was written.
    func note() {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            guard last.duration(to: now) >= Self.pace else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let size = writer.size
        tell(Progress(rows: writer.rows, size: size, duration: start.duration(to: now)).words)
    }
}
