/// An `INSERT` that is too long to be parsed as a whole, such as one with all rows of a table.
///
/// The parser and the text in which libpg_query hands over its tree take a hundred times the memory of a statement. So
/// only what stands in front of the second row is parsed; of the rest nothing can matter but what is called in it. Costs
/// one pass over the bytes.
struct LongInsert {
    /// Whether a statement has so many words and signs that it should not be parsed as a whole; a large text in quotes is
    /// but one of them.
    static func isLong(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 1_048_576 else { return false }
        var lexer = SQLLexer(of: bytes)
        for _ in 0..<mostTokens where lexer.next() == nil { return false }
        return true
    }

    private static let mostTokens = 100_000

    /// The statement with its first row.
    private(set) var head = 0..<0
    /// What may be called behind it: each name that a bracket follows.
    private(set) var functions: [ObjectName] = []

    /// `nil` for anything else.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard FirstWords(bytes).text == "INSERT" else { return nil }
        var lexer = SQLLexer(of: bytes)
        guard let end = Self.endOfFirstRow(&lexer, in: bytes) else { return nil }
        head = 0..<end
        functions = Self.functions(&lexer, in: bytes)
    }

    private static func endOfFirstRow(_ lexer: inout SQLLexer, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (depth, isInValues) = (0, false)
        for _ in 0..<mostTokens {
            guard let token = lexer.next() else { return nil }
            switch bytes[token.range.lowerBound] {
            case UInt8(ascii: "(") where token.kind == .punctuation: depth += 1
            case UInt8(ascii: ")") where token.kind == .punctuation:
                depth -= 1
                if isInValues, depth == 0 { return token.range.upperBound }
            default:
                isInValues =
                    isInValues
                    || depth == 0 && token.kind == .keyword
                        && text(of: token, in: bytes).lowercased() == "values"
            }
        }
        return nil
    }

    private static func functions(
        _ lexer: inout SQLLexer, in bytes: UnsafeBufferPointer<UInt8>
    ) -> [ObjectName] {
        var names: Set<String> = []
        var last: SQLToken?
        while let token = lexer.next() {
            guard token.kind != .comment else { continue }
            if let last, last.kind == .identifier, bytes[token.range.lowerBound] == UInt8(ascii: "(") {
                names.insert(text(of: last, in: bytes).unquotedName)
            }
            last = token
        }
        return names.sorted().map { ObjectName(Identifier(cutting: $0)) }
    }

    private static func text(of token: SQLToken, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes[token.range], as: UTF8.self)
    }
}
