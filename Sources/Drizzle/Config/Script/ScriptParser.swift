/// Reads the statements of a configuration and passes over what a configuration does not need.
///
/// An expression it does not understand becomes ``ScriptExpression/code`` up to the next comma, bracket or line, so a
/// function in one property never hides the property beside it. What is nested too deeply is an error of the whole script.
struct ScriptParser {
    var tokens: [ScriptToken]
    var position = 0
    var nesting: ScriptNesting

    static func statements(of bytes: [UInt8]) throws(ScriptError) -> [ScriptStatement] {
        try whole(bytes) { parser throws(ScriptError) in try parser.parseStatements(untilBrace: false) }
    }

    /// The one value of a JSON file, which may have comments and trailing commas.
    static func value(of bytes: [UInt8]) throws(ScriptError) -> ScriptNode {
        try whole(bytes) { parser throws(ScriptError) in
            let value = try parser.parseAssignment()
            guard parser.current.kind == .end else { throw parser.unexpected("the end of the file") }
            return value
        }
    }

    private static func whole<Result>(
        _ bytes: [UInt8], _ body: (inout ScriptParser) throws(ScriptError) -> Result
    ) throws(ScriptError) -> Result {
        var parser = ScriptParser(tokens: try ScriptLexer.tokens(of: bytes), nesting: ScriptNesting())
        let result = Swift.Result { () throws(ScriptError) in try body(&parser) }
        if let error = parser.nesting.error { throw error }
        return try result.get()
    }

    init(tokens: [ScriptToken], nesting: ScriptNesting) { (self.tokens, self.nesting) = (tokens, nesting) }

    var current: ScriptToken { tokens[position] }
    var next: ScriptToken { tokens[min(position + 1, tokens.count - 1)] }

    @discardableResult
    mutating func advance() -> ScriptToken {
        defer { if position < tokens.count - 1 { position += 1 } }
        return current
    }

    mutating func take(_ mark: String) -> Bool {
        guard current.isMark(mark) else { return false }
        advance()
        return true
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard current.isWord(word) else { return false }
        advance()
        return true
    }

    mutating func expect(_ mark: String) throws(ScriptError) {
        guard take(mark) else { throw unexpected("\"\(mark)\"") }
    }

    mutating func expectWord() throws(ScriptError) -> String {
        guard let word = current.word else { throw unexpected("a name") }
        advance()
        return word
    }

    func unexpected(_ expected: String) -> ScriptError {
        ScriptError(offset: current.range.lowerBound, expected: expected)
    }

    /// From a token to the one just passed.
    func range(from start: Int) -> Range<Int> {
        let lower = tokens[start].range.lowerBound
        return lower..<max(lower, tokens[max(start, position - 1)].range.upperBound)
    }

    /// Parses what is one level further inside.
    mutating func nested<Result>(
        _ body: (inout ScriptParser) throws(ScriptError) -> Result
    ) throws(ScriptError) -> Result {
        try nesting.enter(at: current.range.lowerBound)
        defer { nesting.leave() }
        return try body(&self)
    }

    func node(_ expression: ScriptExpression, from start: Int) -> ScriptNode {
        ScriptNode(expression: expression, range: range(from: start))
    }
}

extension ScriptParser {
    /// Passes over a bracket and everything up to its partner.
    mutating func skipBrackets() throws(ScriptError) {
        let open = current
        var depth = 0
        repeat {
            let token = advance()
            if case .mark(let mark) = token.kind {
                if ["(", "[", "{"].contains(mark) { depth += 1 }
                if [")", "]", "}"].contains(mark) { depth -= 1 }
            }
            if token.kind == .end {
                throw ScriptError(offset: open.range.lowerBound, expected: "a closing bracket")
            }
        } while depth > 0
    }

    /// Passes over type arguments such as `<string, Array<number>>`.
    mutating func skipTypeArguments() throws(ScriptError) {
        try nested { parser throws(ScriptError) in try parser.skipNestedTypeArguments() }
    }

    private mutating func skipNestedTypeArguments() throws(ScriptError) {
        try expect("<")
        while !take(">") {
            guard current.kind != .end else { throw unexpected("\">\"") }
            if current.isMark("<") {
                try skipTypeArguments()
            } else if current.isOpeningBracket {
                try skipBrackets()
            } else {
                advance()
            }
        }
    }

    /// Passes over a type, such as `string | undefined` or `Config["out"]`.
    mutating func skipType() throws(ScriptError) {
        while true {
            _ = take("|") || take("&")
            try skipTypeOperand()
            guard current.isMark("|") || current.isMark("&") else { return }
        }
    }

    private mutating func skipTypeOperand() throws(ScriptError) {
        while ["keyof", "typeof", "readonly", "unique"].contains(current.word) { advance() }
        if current.isOpeningBracket {
            try skipBrackets()
            if take("=>") { try nested { parser throws(ScriptError) in try parser.skipType() } }
        } else {
            if case .mark = current.kind { throw unexpected("a type") }
            advance()
        }
        while true {
            if take(".") {
                advance()
            } else if current.isMark("<") {
                try skipTypeArguments()
            } else if current.isMark("["), !current.startsLine {
                try skipBrackets()
            } else {
                return
            }
        }
    }
}

extension ScriptToken {
    var isOpeningBracket: Bool { isMark("(") || isMark("[") || isMark("{") }
    var isClosingBracket: Bool { isMark(")") || isMark("]") || isMark("}") }

    /// Whether a statement cannot end in front of this token.
    var continuesExpression: Bool {
        switch kind {
        case .mark(let mark): !["{", "}", "++", "--", "@", "#", "!"].contains(mark)
        case .word(let word): ["as", "satisfies", "in", "instanceof", "of"].contains(word)
        case .template: true
        case .string, .number, .regularExpression, .end: false
        }
    }

    /// Whether a statement cannot end behind this token.
    var wantsMore: Bool {
        switch kind {
        case .mark(let mark): ![")", "]", "}", "++", "--", "!", ">"].contains(mark)
        case .word(let word): ["new", "typeof", "await", "async", "extends", "return"].contains(word)
        case .string, .number, .template, .regularExpression, .end: false
        }
    }
}
