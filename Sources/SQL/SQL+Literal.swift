extension SQL {
    /// A text as SQL, for the few statements that take no parameters.
    ///
    /// Means the same whatever `standard_conforming_strings` says.
    package static func literal(_ text: String) -> String {
        let quoted = "'" + text.doubling("'") + "'"
        return text.utf8.contains(UInt8(ascii: "\\")) ? "E" + quoted.doubling("\\") : quoted
    }

    /// The statement with its values in place of `$1`, `$2`, …: for people to read and to copy, and for what takes no
    /// parameters, such as COPY.
    package var inlined: String {
        guard !parameters.isEmpty else { return text }
        return replacingParameters { number in
            guard parameters.indices.contains(number - 1) else { return "$\(number)" }
            return parameters[number - 1].map(SQL.literal) ?? "NULL"
        }
    }

    /// The text with something else in place of each `$1`, `$2`, …, wherever they are no part of a string, a name or a
    /// comment.
    func replacingParameters(_ replacement: (Int) -> String) -> String {
        let bytes = Array(text.utf8)
        var (result, end): ([UInt8], Int) = ([], 0)
        result.reserveCapacity(bytes.count + 4 * parameters.count)
        for token in SQL.tokens(of: text) where token.kind == .parameter {
            let digits = bytes[token.range].dropFirst()
            guard let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
            result += bytes[end..<token.range.lowerBound]
            result += replacement(number).utf8
            end = token.range.upperBound
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }
}
