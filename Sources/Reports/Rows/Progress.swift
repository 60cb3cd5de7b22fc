package import SQL

/// How far something has come that takes long.
package struct Progress: Hashable, Sendable {
    package let rows: Int
    package let size: ByteCount
    package let duration: Duration
    /// How much of all that is, from 0 to 1; `nil` where nobody knows.
    package let share: Double?
    /// How large all of it is; `nil` where nobody knows.
    package let total: ByteCount?

    package init(
        rows: Int, size: ByteCount, duration: Duration, share: Double? = nil, of total: ByteCount? = nil
    ) {
        (self.rows, self.size, self.duration) = (rows, size, duration)
        (self.share, self.total) = (share, total)
    }

    /// One line: `1,204,000 rows, 310 MB, 52 MB/s, about 40 s left; ^C stops it`.
    package var words: String {
        let seconds = duration / .seconds(1)
        let rate = seconds > 0 ? ", \(ByteCount(Int64(Double(size.bytes) / seconds)))/s" : ""
        let all = total.map { " of \($0)" } ?? ""
        let left = secondsLeft.map { ", about \($0 < 120 ? "\($0) s" : "\($0 / 60) min") left" } ?? ""
        return "\(Numbers.count(rows, "row")), \(size)\(all)\(rate)\(left); ^C stops it."
    }

    /// How long the rest takes at this pace; nothing is said of what has only begun, or is more than was expected.
    private var secondsLeft: Int? {
        guard let share, share >= 0.01, share < 1, duration >= .seconds(1) else { return nil }
        let seconds = Int((duration / .seconds(1)) * (1 - share) / share)
        return seconds > 0 ? seconds : nil
    }
}
