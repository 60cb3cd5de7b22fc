/// The same thing measured several times, in one unit.
struct Series: Encodable, Equatable {
    private(set) var values: [Double] = []
    let unit: Unit

    /// What the numbers count.
    enum Unit: String, Encodable {
        case milliseconds = "ms"
        case bytes = "B"
        case megabytes = "MB"
        case trips = "trips"
        case times = "×"
        case switches = "wake-ups"
    }

    init(_ unit: Unit, _ values: [Double] = []) { (self.unit, self.values) = (unit, values) }

    mutating func add(_ value: Double) { values.append(value) }

    mutating func add(_ duration: Duration) { values.append(duration / .milliseconds(1)) }

    var median: Double { quantile(0.5) }
    var minimum: Double { values.min() ?? .nan }
    var maximum: Double { values.max() ?? .nan }

    /// How far apart the middle half of the values lies.
    var spread: Double { quantile(0.75) - quantile(0.25) }

    /// Between the two nearest values; not a number when there are none.
    private func quantile(_ part: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        let place = part * Double(sorted.count - 1)
        let (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
        return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }
}
