import SQL

/// Numbers as JavaScript writes and reads them.
enum ScriptNumber {
    /// `5432`, not `5432.0`.
    static func text(_ number: Double) -> String { Int64(exactly: number).map(String.init) ?? "\(number)" }

    /// JavaScript's `Number(text)`.
    static func number(_ text: String) -> Double {
        let trimmed = text.drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace)
        return trimmed.isEmpty ? 0 : Double(trimmed) ?? .nan
    }

    /// JavaScript's `parseInt(text)` in base 10.
    static func integer(_ text: String) -> Double {
        let trimmed = text.drop(while: \.isWhitespace)
        let sign = trimmed.prefix { $0 == "-" || $0 == "+" }.prefix(1)
        return Double(sign + trimmed.dropFirst(sign.count).prefix { ("0"..."9").contains($0) }) ?? .nan
    }
}
