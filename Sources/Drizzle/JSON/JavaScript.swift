/// What JavaScript makes of texts and numbers, as far as Drizzle's migrators depend on it.
///
/// - Source: ECMAScript 2025, `StringToNumber` and `Number::toString`.
package enum JavaScript {
    /// `Number(text)`; NaN where the text is no number.
    package static func number(_ text: String) -> Double {
        let digits = text.trimmingBlanks
        if digits.isEmpty { return 0 }
        if digits.utf8.allSatisfy(isPartOfDecimal) { return Double(digits) ?? .nan }
        switch digits {
        case "Infinity", "+Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: return prefixed(digits).map { Double($0) } ?? .nan
        }
    }

    /// `String(number)`: plain digits below 10²¹, an exponent from there on and below 10⁻⁶.
    package static func text(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
        if number == 0 { return "0" }
        if number < 0 { return "-" + text(-number) }
        let (digits, point) = decimal(number)
        if point > 21 || point < -5 { return exponential(digits, point - 1) }
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return digits + String(repeating: "0", count: point - digits.count) }
        return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    }

    private static func isPartOfDecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// `0x1F`, `0b11` and `0o17`.
    private static func prefixed(_ text: String) -> UInt64? {
        let radix = ["0x": 16, "0X": 16, "0b": 2, "0B": 2, "0o": 8, "0O": 8][text.prefix(2)]
        guard let radix, text.dropFirst(2).first?.isHexDigit ?? false else { return nil }
        return UInt64(text.dropFirst(2), radix: radix)
    }

    /// The fewest digits that are this number alone, and how many of them stand before the point.
    private static func decimal(_ number: Double) -> (digits: String, point: Int) {
        let parts = number.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let all = mantissa[0] + fraction
        let digits = all.drop { $0 == "0" }
        let point = mantissa[0].count + exponent - (all.count - digits.count)
        let kept = digits.reversed().drop { $0 == "0" }.reversed()
        return (String(kept), point)
    }

    private static func exponential(_ digits: String, _ exponent: Int) -> String {
        let rest = digits.dropFirst()
        let sign = exponent < 0 ? "-" : "+"
        return "\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(sign)\(abs(exponent))"
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        let kept = unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        var text = String.UnicodeScalarView()
        text.append(contentsOf: kept)
        return String(text)
    }
}
