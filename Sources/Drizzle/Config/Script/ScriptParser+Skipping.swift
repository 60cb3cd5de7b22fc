extension ScriptParser {
    /// Code that is not followed, and what it may change; `nil` for what has nothing to do with values, such as a type.
    mutating func skipStatement(from start: Int) throws(ScriptError) -> ScriptStatement? {
        let keyword = current.word ?? ""
        if keyword == "export" { advance() }
        if ["function", "class", "async", "for", "while", "switch", "enum", "namespace", "abstract"].contains(
            current.word)
        {
            try skipThroughBody()
        } else {
            skipToStatementEnd()
            if position == start { advance() }
        }
        guard
            !["type", "interface", "declare"].contains(tokens[keyword == "export" ? start + 1 : start].word)
        else { return nil }
        let effects = ScriptEffects(tokens[start..<position])
        return .code(node(.code(effects), from: start), effects)
    }

    /// Past the braces that end a function, a class or a loop; a loop without braces ends with its statement.
    private mutating func skipThroughBody() throws(ScriptError) {
        let isLoop = current.isWord("for") || current.isWord("while")
        while current.kind != .end, !current.isMark("{"), !current.isMark(";") {
            let isHead = isLoop && current.isMark("(")
            if current.isOpeningBracket { try skipBrackets() } else { advance() }
            if isHead, !current.isMark("{") { return skipToStatementEnd() }
        }
        if current.isMark("{") { try skipBrackets() }
    }

    /// Past the braces of a class.
    mutating func skipToBody() throws(ScriptError) {
        while current.kind != .end, !current.isMark("{") { advance() }
        try skipBrackets()
    }
}
