import Foundation

extension AnyRows {
    /// How many are tried: with `RAINGAUGE_LONG=1` 10,000.
    static let count = ProcessInfo.processInfo.environment["RAINGAUGE_LONG"] == "1" ? 10_000 : 150
}
