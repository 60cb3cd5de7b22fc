import Reports
import SQL

/// Tells from time to time how far an export has come.
final class ExportProgress: Sendable {
    private let writer: RowWriter
    /// How many rows there are, by an estimate; `nil` where nobody knows.
    private let total: Int64?
    private let tell: @Sendable (String) -> Void
    private let pace = Pace()

    init(_ writer: RowWriter, of total: Int64?, tell: @escaping @Sendable (String) -> Void) {
        (self.writer, self.total, self.tell) = (writer, total, tell)
    }

    /// To be called whenever something was written.
    func note() {
        pace.ifDue { duration in
            let rows = writer.rows
            let share = total.map { Double(rows) / Double(max(1, $0)) }
            tell(Progress(rows: rows, size: writer.size, duration: duration, share: share).words)
        }
    }
}
