/// How fast a server has gone through tables before, as rehearsals there have shown.
package struct MeasuredSpeeds: Equatable, Sendable {
    /// What takes the longer, the larger a table is.
    package enum Work: String, CaseIterable, Sendable { case scan, rewrite, index, change }

    package struct Speed: Equatable, Sendable {
        /// Of the table with its indexes.
        package let bytesPerSecond: Double
        /// How often it was measured.
        package let count: Int

        package init(bytesPerSecond: Double, count: Int) {
            (self.bytesPerSecond, self.count) = (bytesPerSecond, count)
        }
    }

    package private(set) var speeds: [Work: Speed] = [:]

    package init(_ speeds: [Work: Speed] = [:]) { self.speeds = speeds }

    package var isEmpty: Bool { speeds.isEmpty }
    package subscript(work: Work) -> Speed? { speeds[work] }

    /// Takes a measurement, of which newer ones count more; what was over at once says nothing.
    package mutating func note(_ work: Work, bytes: Int64, took duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        guard bytes >= Self.leastBytes, seconds >= Self.leastSeconds else { return }
        let (new, old) = (Double(bytes) / seconds, speeds[work])
        let count = (old?.count ?? 0) + 1
        let mean = old?.bytesPerSecond ?? new
        speeds[work] = Speed(
            bytesPerSecond: mean + (new - mean) / Double(min(count, Self.memory)), count: count)
    }

    private static let leastBytes: Int64 = 1_000_000
    private static let leastSeconds = 0.02
    private static let memory = 5
}

extension Effects.Touch {
    /// What of it takes longest.
    package var work: MeasuredSpeeds.Work? {
        if isChanged { return .change }
        if isRewritten { return .rewrite }
        if isIndexed { return .index }
        return isScanned ? .scan : nil
    }
}
