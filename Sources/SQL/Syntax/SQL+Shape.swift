extension SQL {
    /// The statement on one line without anything that a row or a person could have put into it: `…` stands for strings and
    /// numbers, and comments are left out.
    ///
    /// Names of tables and columns stay. For a log that may be shown to others; one pass over the text, of which at most
    /// its first 4,000 bytes are looked at.
    package var shape: String {
        let isLong = text.utf8.count > Self.longestShape
        let seen = isLong ? String(decoding: text.utf8.prefix(Self.longestShape), as: UTF8.self) : text
        let bytes = Array(seen.utf8)
        var shape: [UInt8] = []
        var end = 0
        for token in Self.tokens(of: seen) where token.kind != .comment {
            if token.range.lowerBound > end, !shape.isEmpty { shape.append(UInt8(ascii: " ")) }
            end = token.range.upperBound
            shape += token.kind.isValue ? Array("…".utf8) : Array(bytes[token.range])
        }
        return String(decoding: shape, as: UTF8.self) + (isLong ? " …" : "")
    }

    private static let longestShape = 4_000
}

extension SQLToken.Kind {
    fileprivate var isValue: Bool {
        switch self {
        case .string, .number: true
        case .keyword, .identifier, .comment, .operator, .parameter, .punctuation: false
        }
    }
}
