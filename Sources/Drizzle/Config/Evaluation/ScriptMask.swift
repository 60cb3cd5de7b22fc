/// Source text that may be shown: a piece of a script whose texts are left out, since any of them may be a password.
///
/// Nobody can tell `secret('hunter2')` from `setting('database')`. What is between brackets behind a name is the name of a
/// property, such as a variable's in `process.env['URL']`, and stays; so does the name of a module.
enum ScriptMask {
    private static let mask = "…"

    /// The piece on one line, without comments; nothing but a mask where it cannot be read as a script.
    static func text(of bytes: [UInt8]) -> String {
        guard let tokens = try? ScriptLexer.tokens(of: bytes) else { return mask }
        return text(of: tokens[...], in: bytes)
    }

    private static func text(of tokens: ArraySlice<ScriptToken>, in bytes: [UInt8]) -> String {
        var text = ""
        var end = tokens.first?.range.lowerBound ?? 0
        for index in tokens.indices where tokens[index].kind != .end {
            let token = tokens[index]
            if token.range.lowerBound > end { text += " " }
            let isName = isModule(at: index, in: tokens) || isPropertyName(at: index, in: tokens)
            text += shown(token, isName: isName, in: bytes)
            end = token.range.upperBound
        }
        return text
    }

    private static func shown(_ token: ScriptToken, isName: Bool, in bytes: [UInt8]) -> String {
        switch token.kind {
        case .string where !isName: "'\(mask)'"
        case .regularExpression: "/\(mask)/"
        case .template(let pieces): "`\(pieces.map { shown($0, in: bytes) }.joined())`"
        case .string, .word, .number, .mark, .end: String(decoding: bytes[token.range], as: UTF8.self)
        }
    }

    private static func shown(_ piece: ScriptToken.TemplatePiece, in bytes: [UInt8]) -> String {
        switch piece {
        case .text(let text): text.isEmpty ? "" : mask
        case .expression(let tokens): "${\(text(of: tokens[...], in: bytes))}"
        }
    }

    /// Whether a token stands behind `import` or `from`, or is what `import(` or `require(` is told.
    private static func isModule(at index: Int, in tokens: ArraySlice<ScriptToken>) -> Bool {
        guard index > tokens.startIndex else { return false }
        let before = tokens[index - 1]
        if before.isWord("import") || before.isWord("from") { return true }
        guard index >= tokens.startIndex + 2, before.isMark("(") else { return false }
        return tokens[index - 2].isWord("import") || tokens[index - 2].isWord("require")
    }

    /// Whether a token is all there is between brackets behind what they are applied to; an array has nothing there.
    private static func isPropertyName(at index: Int, in tokens: ArraySlice<ScriptToken>) -> Bool {
        guard index >= tokens.startIndex + 2, index + 1 < tokens.endIndex,
            tokens[index - 1].isMark("["), tokens[index + 1].isMark("]")
        else { return false }
        let owner = tokens[index - 2]
        return owner.word != nil || owner.isMark(")") || owner.isMark("]") || owner.isMark("?.")
    }
}
