import SQL
package import Workspace

extension ImportReport {
    /// One line once it is done, such as `1,204 rows imported in 0.2 s`.
    package var words: String { "\(Numbers.count(rows, "row")) imported in \(duration.shown)." }
}

extension ImportEvent {
    /// One line for who watches.
    package func words(after duration: Duration) -> String {
        switch self {
        case .progressed(let progress):
            let share = Double(progress.read.bytes) / Double(max(1, progress.size.bytes))
            return Progress(
                rows: progress.rows, size: progress.read, duration: duration, share: share, of: progress.size
            ).words
        case .waits(let blockers): return blockers.waitingWords
        }
    }
}
