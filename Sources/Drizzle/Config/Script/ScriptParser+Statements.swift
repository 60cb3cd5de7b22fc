extension ScriptParser {
    mutating func parseStatements(untilBrace: Bool) throws(ScriptError) -> [ScriptStatement] {
        var statements: [ScriptStatement] = []
        while current.kind != .end {
            if take(";") { continue }
            if untilBrace, current.isMark("}") { return statements }
            let start = position
            if let statement = try parseStatement() { statements.append(statement) }
            // A brace that closes nothing is no statement, and would be looked at for ever.
            if position == start { advance() }
        }
        if untilBrace { throw unexpected("\"}\"") }
        return statements
    }

    /// A statement, or `nil` for one that has nothing to do with values, such as a type.
    private mutating func parseStatement() throws(ScriptError) -> ScriptStatement? {
        let start = position
        do {
            let known = try nested { parser throws(ScriptError) in try parser.parseKnownStatement() }
            if let known { return known }
        } catch {
            try nesting.check()
            position = start
        }
        return try skipStatement(from: start)
    }

    private mutating func parseKnownStatement() throws(ScriptError) -> ScriptStatement? {
        switch current.word {
        case "import" where !next.isMark("(") && !next.isMark("."): return try parseImport()
        case "export": return try parseExport()
        case "const", "let", "var": return try parseDeclaration()
        case "if": return try parseBranch()
        case "try": return try parseTry()
        case "for": return try parseLoop()
        case "return": return try parseReturn()
        case "throw": return parseThrow()
        case "function": return try parseFunctionDeclaration()
        case "async" where next.isWord("function"): return try parseFunctionDeclaration()
        case "class": return try parseClass()
        case "interface", "type", "declare", "enum", "namespace", "while", "do", "switch", "abstract",
            "break",
            "continue", "delete", "void":
            return nil
        default:
            if current.isMark("{") { return .block(try parseBlock()) }
            return .expression(try parseStatementValue())
        }
    }

    /// An expression up to the end of its statement.
    mutating func parseStatementValue() throws(ScriptError) -> ScriptNode {
        let start = position
        if let value = try? parseAssignment(), isAtStatementEnd || current.isMark(",") { return value }
        try nesting.check()
        position = start
        skipToStatementEnd()
        return code(from: start)
    }

    private var isAtStatementEnd: Bool {
        current.kind == .end || current.isMark(";") || current.isMark("}") || current.startsLine
    }

    mutating func skipToStatementEnd() {
        let start = position
        while current.kind != .end, !current.isMark(";"), !current.isMark("}") {
            if position > start, current.startsLine, !current.continuesExpression,
                !tokens[position - 1].wantsMore
            {
                return
            }
            if current.isOpeningBracket {
                guard (try? skipBrackets()) != nil else { return }
            } else {
                advance()
            }
        }
    }

    mutating func parseBlock() throws(ScriptError) -> [ScriptStatement] {
        try expect("{")
        let statements = try parseStatements(untilBrace: true)
        try expect("}")
        return statements
    }

    private mutating func parseBody() throws(ScriptError) -> [ScriptStatement] {
        if current.isMark("{") { return try parseBlock() }
        let statement = try parseStatement()
        _ = take(";")
        return statement.map { [$0] } ?? []
    }

    private mutating func parseBranch() throws(ScriptError) -> ScriptStatement {
        advance()
        try expect("(")
        let condition = try parseValue { $0.isMark(")") }
        try expect(")")
        let then = try parseBody()
        let otherwise = takeWord("else") ? try parseBody() : []
        return .branch(condition, then: then, otherwise: otherwise)
    }

    /// What is tried is taken to succeed, but nobody knows: what is done when it fails may happen too.
    private mutating func parseTry() throws(ScriptError) -> ScriptStatement {
        advance()
        var statements = [ScriptStatement.block(try parseBlock())]
        let start = position
        if takeWord("catch") {
            if current.isMark("(") { try skipBrackets() }
            let open = position
            _ = try parseBlock()
            let effects = ScriptEffects(tokens[open..<position])
            statements.append(.code(node(.code(effects), from: start), effects.withoutReturning))
        }
        if takeWord("finally") { statements.append(.block(try parseBlock())) }
        return .group(statements)
    }

    private mutating func parseReturn() throws(ScriptError) -> ScriptStatement {
        advance()
        return .returning(isAtStatementEnd ? nil : try parseStatementValue())
    }

    private mutating func parseThrow() -> ScriptStatement {
        advance()
        skipToStatementEnd()
        return .throwing
    }

    /// `for (const a of b)`; any other loop, and one that is left early, is not followed.
    private mutating func parseLoop() throws(ScriptError) -> ScriptStatement? {
        let start = position
        advance()
        guard take("("), ["const", "let", "var"].contains(current.word) else {
            return try skipLoop(from: start)
        }
        advance()
        guard let pattern = try? parsePattern(), current.isWord("of") || current.isWord("in") else {
            return try skipLoop(from: start)
        }
        let isOverKeys = current.isWord("in")
        advance()
        let items = try parseValue { $0.isMark(")") }
        try expect(")")
        let open = position
        let body = try nested { parser throws(ScriptError) in try parser.parseBody() }
        let passed = tokens[open..<position]
        guard !passed.contains(where: { $0.isWord("break") || $0.isWord("continue") }) else {
            return try skipLoop(from: start)
        }
        return .loop(
            ScriptLoop(
                pattern: pattern, items: items, isOverKeys: isOverKeys, body: body,
                effects: ScriptEffects(tokens[start..<position])))
    }

    /// Asks for the statement to be passed over.
    private mutating func skipLoop(from start: Int) throws(ScriptError) -> ScriptStatement? {
        try nesting.check()
        position = start
        return nil
    }
}
