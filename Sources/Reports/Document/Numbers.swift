/// Numbers as a person reads them at a glance.
package enum Numbers {
    /// Three digits and a unit in steps of 1000, with the `~` of an estimate: `~12`, `~4.8k`, `~48M`.
    package static func estimate(_ count: Int64) -> String { "~" + short(count) }

    /// The same with what is counted, of which only one is no plural: `~1 row`, `~4.8k rows`.
    package static func estimate(_ count: Int64, _ singular: String) -> String {
        "\(estimate(count)) \(singular)\(count == 1 ? "" : "s")"
    }

    /// What a sentence says for so many that were named before: `it`, `them`.
    package static func pronoun(_ count: Int) -> String { count == 1 ? "it" : "them" }

    /// Every digit, in groups of three: `48,213,004`.
    package static func exact(_ count: Int64) -> String {
        var digits = String(count.magnitude)
        var place = digits.count
        while place > 3 {
            place -= 3
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        }
        return count < 0 ? "-" + digits : digits
    }

    /// Two digits behind the point at most, and no minus in front of nothing: `0.87`, `0.0`.
    package static func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100 + 0)" }

    /// `1 table`, `2 tables`.
    package static func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(exact(Int64(count))) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    /// The same with a verb: `1 session holds`, `2 sessions hold`.
    package static func count(_ count: Int, _ singular: String, verb: String) -> String {
        "\(Self.count(count, singular)) \(verb)\(count == 1 ? "s" : "")"
    }

    /// A share between 0 and 1: `12 %`, `0.3 %`, `<0.1 %`.
    package static func percent(_ share: Double) -> String {
        let percent = share * 100
        if percent <= 0 { return "0 %" }
        if percent < 0.1 { return "<0.1 %" }
        if percent < 9.95 { return "\((percent * 10).rounded() / 10) %" }
        return "\(Int(percent.rounded())) %"
    }

    private static func short(_ count: Int64) -> String {
        var amount = Double(count)
        var unit = ""
        for larger in ["k", "M", "G", "T"] where amount.magnitude >= 999.5 {
            (amount, unit) = (amount / 1000, larger)
        }
        let tenths = (amount * 10).rounded()
        return unit.isEmpty || tenths.magnitude >= 100
            ? "\(Int64(amount.rounded()))\(unit)" : "\(tenths / 10)\(unit)"
    }
}
