package import SQL

/// How far something has come that takes long.
package struct Progress: Hashable, Sendable {
    package let rows: Int
    package let size: ByteCount
    package let duration: Duration

    package init(rows: Int, size: ByteCount, duration: Duration) {
        (self.rows, self.size, self.duration) = (rows, size, duration)
    }

    /// One line: `1,204,000 rows, 310 MB, 52 MB/s; ^C stops it`.
    package var words: String {
        let seconds = duration / .seconds(1)
        let rate = seconds > 0 ? ", \(ByteCount(Int64(Double(size.bytes) / seconds)))/s" : ""
        return "\(Numbers.count(rows, "row")), \(size)\(rate); ^C stops it."
    }
}
