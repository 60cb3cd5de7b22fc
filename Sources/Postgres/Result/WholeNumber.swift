/// Whole numbers as the server writes them.
enum WholeNumber {
    /// The number in `digits`, which may start with a minus sign; `nil` for anything else and for overflow.
    static func parse(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        var rest = digits[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var value: Int64 = 0
        for digit in rest {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            // Built downwards, because the smallest number has no positive twin.
            let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = shifted.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            if tooLarge || overflow { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }
}
