extension ScriptParser {
    /// `function name(…) { … }`, also `async`; whatever cannot be read of it is not followed when it is called.
    mutating func parseFunctionDeclaration() throws(ScriptError) -> ScriptStatement {
        let start = position
        _ = takeWord("async")
        advance()
        let isGenerator = take("*")
        let name = try expectWord()
        return .function(name: name, try parseFunctionRest(from: start, isReadable: !isGenerator))
    }

    /// `function (…) { … }` as a value.
    mutating func parseFunctionExpression() throws(ScriptError) -> ScriptNode {
        let start = position
        _ = takeWord("async")
        guard takeWord("function") else { throw unexpected("function") }
        let isGenerator = take("*")
        if !current.isMark("("), current.word != nil { advance() }
        return node(.function(try parseFunctionRest(from: start, isReadable: !isGenerator)), from: start)
    }

    /// `class Name { … }`: what it does is not followed.
    mutating func parseClass() throws(ScriptError) -> ScriptStatement {
        let start = position
        advance()
        let name = try expectWord()
        try skipToBody()
        return .function(name: name, unreadFunction(from: start))
    }

    /// `(a, b) => …`, `a => …`, also `async`; `nil` when it is something else.
    mutating func parseArrow() throws(ScriptError) -> ScriptNode? {
        let start = position
        if current.isWord("async"), !next.isMark("=>") { advance() }
        guard let parameters = arrowParameters() else {
            position = start
            return nil
        }
        return node(.function(try parseArrowBody(parameters, from: start)), from: start)
    }

    /// The parameters in front of an arrow, and the arrow; `nil` when there is none, and inside of it when they cannot be
    /// read.
    private mutating func arrowParameters() -> [ScriptFunction.Parameter]?? {
        if let name = current.word {
            advance()
            return take("=>") ? [ScriptFunction.Parameter(pattern: .name(name), fallback: nil)] : nil
        }
        let start = position
        // Looked for before anything is parsed, so that nothing that is nested is parsed twice.
        guard current.isMark("("), (try? skipBrackets()) != nil else { return nil }
        if take(":"), (try? skipType()) == nil { return nil }
        guard take("=>") else { return nil }
        let end = position
        position = start
        let parameters = try? parseParameters()
        position = end
        return .some(parameters)
    }

    private mutating func parseArrowBody(
        _ parameters: [ScriptFunction.Parameter]?, from start: Int
    ) throws(ScriptError) -> ScriptFunction {
        if current.isMark("{") {
            return try parseBody(parameters, from: start)
        }
        let value = try parseValue {
            $0.isMark(",") || $0.isClosingBracket || $0.isMark(";") || $0.startsLine
        }
        guard let parameters else { return unreadFunction(from: start) }
        return ScriptFunction(
            parameters: parameters, body: .value(value), effects: ScriptEffects(tokens[start..<position]))
    }

    /// From the parameters on.
    private mutating func parseFunctionRest(
        from start: Int, isReadable: Bool
    ) throws(ScriptError) -> ScriptFunction {
        if current.isMark("<") { try skipTypeArguments() }
        let open = position
        let parameters = isReadable ? try? parseParameters() : nil
        try nesting.check()
        if parameters == nil {
            position = open
            try skipBrackets()
        }
        if take(":") {
            while !current.isMark("{"), current.kind != .end { advance() }
        }
        return try parseBody(parameters, from: start)
    }

    private mutating func parseBody(
        _ parameters: [ScriptFunction.Parameter]?, from start: Int
    ) throws(ScriptError) -> ScriptFunction {
        let open = position
        let body = try? nested { parser throws(ScriptError) in try parser.parseBlock() }
        try nesting.check()
        guard let parameters, let body else {
            position = open
            try skipBrackets()
            return unreadFunction(from: start)
        }
        return ScriptFunction(
            parameters: parameters, body: .statements(body), effects: ScriptEffects(tokens[start..<position]))
    }

    func unreadFunction(from start: Int) -> ScriptFunction {
        ScriptFunction(parameters: [], body: .unread, effects: ScriptEffects(tokens[start..<position]))
    }

    private mutating func parseParameters() throws(ScriptError) -> [ScriptFunction.Parameter] {
        try expect("(")
        var parameters: [ScriptFunction.Parameter] = []
        while !take(")") {
            if take(",") { continue }
            let pattern = try parsePattern()
            _ = take("?")
            if take(":") { try skipType() }
            parameters.append(.init(pattern: pattern, fallback: take("=") ? try parseAssignment() : nil))
            guard current.isMark(",") || current.isMark(")") else { throw unexpected("\")\"") }
        }
        return parameters
    }
}
