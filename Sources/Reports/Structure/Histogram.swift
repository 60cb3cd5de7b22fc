/// How values are spread, from bounds that hold equally many of them between each two.
struct Histogram: Equatable {
    private let bounds: [Double]

    /// - Returns: `nil` when the bounds are neither numbers nor moments, so that nothing says how far they are apart.
    init?(bounds: [String]) {
        let numbers = bounds.compactMap(Self.number)
        guard numbers.count == bounds.count, let first = numbers.first, let last = numbers.last, last > first
        else { return nil }
        self.bounds = numbers
    }

    /// The share of rows in each of so many equally wide bins, as a part of the fullest one's.
    func shares(bins: Int) -> [Double] {
        let (least, greatest) = (bounds[0], bounds[bounds.count - 1])
        let width = (greatest - least) / Double(bins)
        var rows = Array(repeating: 0.0, count: bins)
        for (low, high) in zip(bounds, bounds.dropFirst()) {
            let first = min(bins - 1, max(0, Int((low - least) / width)))
            let last = min(bins - 1, max(first, Int((high - least) / width)))
            for bin in first...last {
                let start = max(low, least + Double(bin) * width)
                let end = min(high, least + Double(bin + 1) * width)
                rows[bin] += high > low ? max(0, end - start) / (high - low) : 1
            }
        }
        let most = max(rows.max() ?? 0, .ulpOfOne)
        return rows.map { $0 / most }
    }

    /// A number, or a moment as a number that grows with time.
    private static func number(_ text: String) -> Double? {
        if let number = Double(text) { return number.isFinite ? number : nil }
        let parts = text.split { !$0.isNumber }.prefix(6).compactMap { Double($0) }
        guard parts.count >= 3, text.dropFirst(4).first == "-" else { return nil }
        let days = parts[0] * 372 + parts[1] * 31 + parts[2]
        let clock = zip(parts.dropFirst(3), [3600.0, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return days * 86400 + clock
    }
}
