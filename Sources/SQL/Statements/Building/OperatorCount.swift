/// How deep a tree may become that the parser makes: it and libpg_query walk through it on the stack.
///
/// Brackets are limited by the parser itself; what is not is a long chain of operators. A comma ends it, so that ten
/// thousand negative numbers are none.
enum OperatorCount {
    private static let limit = 4_000

    static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > limit else { return true }
        var lexer = SQLLexer(of: bytes)
        var chains = [0]
        while let token = lexer.next() {
            switch (token.kind, bytes[token.range.lowerBound]) {
            case (.operator, _):
                chains[chains.count - 1] += 1
                if chains[chains.count - 1] > limit { return false }
            case (.punctuation, UInt8(ascii: "(")), (.punctuation, UInt8(ascii: "[")): chains.append(0)
            case (.punctuation, UInt8(ascii: ")")), (.punctuation, UInt8(ascii: "]")):
                if chains.count > 1 { chains.removeLast() }
            case (.punctuation, UInt8(ascii: ",")), (.punctuation, UInt8(ascii: ";")):
                chains[chains.count - 1] = 0
            default: break
            }
        }
        return true
    }
}
