package import SQL

/// How long a statement is about busy with a table: a guess from its bytes, which no server was asked for.
///
/// The two ends are what a slow disk and a fast one make of it or, where this server was measured before, half and twice
/// as long as it took then. Waiting for locks comes on top, and whatever else the server has to do.
package struct TimeEstimate: Hashable, Sendable {
    package let least: Duration
    package let most: Duration
    /// Whether it comes from what this server did before.
    package let isMeasured: Bool

    /// - Returns: `nil` where nothing of it takes the longer, the larger the table is.
    package init?(
        of touch: Effects.Touch, on bytes: ByteCount, by measured: MeasuredSpeeds = MeasuredSpeeds()
    ) {
        guard let work = touch.work else { return nil }
        // In millions of bytes, by which the speeds are counted too.
        let size = Double(bytes.bytes) / 1_000_000
        if let speed = measured[work] {
            let seconds = size * 1_000_000 / max(1, speed.bytesPerSecond)
            (least, most, isMeasured) = (.seconds(seconds / 2), .seconds(seconds * 2), true)
            return
        }
        let speeds = [
            (touch.isScanned, slow: 100, fast: 1_000), (touch.isRewritten, slow: 20, fast: 150),
            (touch.isIndexed, slow: 15, fast: 100), (touch.isChanged, slow: 5, fast: 40),
        ]
        .filter { $0.0 }
        least = .seconds(speeds.reduce(0) { $0 + size / Double($1.fast) })
        most = .seconds(speeds.reduce(0) { $0 + size / Double($1.slow) })
        isMeasured = false
    }
}

extension ReviewedStatement {
    /// How long it is about busy with one of its relations; `nil` where nobody knows how large that is.
    package func time(
        on relation: QualifiedName, by measured: MeasuredSpeeds = MeasuredSpeeds()
    ) -> TimeEstimate? {
        guard let touch = effects.relations[relation], let bytes = bytes[relation] else { return nil }
        return TimeEstimate(of: touch, on: bytes, by: measured)
    }
}
