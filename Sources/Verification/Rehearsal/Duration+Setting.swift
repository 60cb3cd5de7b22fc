extension Duration {
    /// A time as PostgreSQL's settings have it: `300`, `300ms`, `5 s`, `1min`; without a unit it is milliseconds.
    ///
    /// `nil` for what the server does not read.
    ///
    /// - Source: PostgreSQL's guc.c, `parse_int` and `time_unit_conversion_table`.
    init?(setting text: String) {
        let letters = text.trimmingPrefix { $0 == " " }
        let digits = letters.prefix { !$0.isLetter && $0 != " " || $0 == "e" || $0 == "E" }
        let units: [String: Double] = [
            "": 1, "us": 0.001, "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
        ]
        let unit = letters.dropFirst(digits.count).filter { $0 != " " }
        guard digits.contains(where: \.isNumber), let number = Double(digits), let factor = units[unit] else {
            return nil
        }
        let milliseconds = (number * factor).rounded()
        guard abs(milliseconds) <= Double(Int32.max) else { return nil }
        self = .milliseconds(Int64(milliseconds))
    }

    /// Whole ones, as the server counts them.
    var inMilliseconds: Int64 { Int64(self / .milliseconds(1)) }
}
