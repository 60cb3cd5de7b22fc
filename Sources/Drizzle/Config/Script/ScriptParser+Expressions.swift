extension ScriptParser {
    /// An expression that ends where `isEnd` says, or code up to there.
    mutating func parseValue(
        isEnd: (ScriptToken) -> Bool = { $0.isMark(",") || $0.isClosingBracket }
    ) throws(ScriptError) -> ScriptNode {
        let start = position
        if let value = try? parseAssignment(), isEnd(current) || current.kind == .end { return value }
        try nesting.check()
        position = start
        repeat {
            if current.isOpeningBracket { try skipBrackets() } else { advance() }
        } while !isEnd(current) && current.kind != .end
        return code(from: start)
    }

    /// What was passed over as a value.
    func code(from start: Int) -> ScriptNode {
        node(.code(ScriptEffects(tokens[start..<position])), from: start)
    }

    mutating func parseAssignment() throws(ScriptError) -> ScriptNode {
        try nested { parser throws(ScriptError) in try parser.parseNestedAssignment() }
    }

    private mutating func parseNestedAssignment() throws(ScriptError) -> ScriptNode {
        let start = position
        let target = try parseConditional()
        guard case .mark(let mark) = current.kind, Self.assignments.contains(mark) else { return target }
        advance()
        let value = try parseAssignment()
        return node(.assignment(mark, target, value), from: start)
    }

    static let assignments: Set<String> = [
        "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", "&=", "|=", "^=", "&&=", "||=", "??=",
    ]

    private mutating func parseConditional() throws(ScriptError) -> ScriptNode {
        let start = position
        let condition = try parseBinary(above: 0)
        guard take("?") else { return condition }
        let first = try parseAssignment()
        try expect(":")
        let second = try parseAssignment()
        return node(.conditional(condition, first, second), from: start)
    }

    private mutating func parseBinary(above level: Int) throws(ScriptError) -> ScriptNode {
        let start = position
        var left = try parseUnary()
        var length = 0
        while let (name, strength) = binaryOperator, strength > level {
            length += 1
            try nesting.check(chain: length, at: current.range.lowerBound)
            advance()
            let right = try parseBinary(above: strength)
            left = node(.binary(name, left, right), from: start)
        }
        return left
    }

    private var binaryOperator: (String, Int)? {
        switch current.kind {
        case .mark(let mark): Self.strengths[mark].map { (mark, $0) }
        case .word("in"), .word("instanceof"): ("in", 7)
        default: nil
        }
    }

    private static let strengths = [
        "??": 1, "||": 2, "&&": 3, "|": 4, "^": 5, "&": 5, "===": 6, "!==": 6, "==": 6, "!=": 6, "<": 7,
        ">": 7,
        "<=": 7, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10, "**": 11,
    ]

    private mutating func parseUnary() throws(ScriptError) -> ScriptNode {
        let start = position
        for mark in ["!", "-", "+"] where take(mark) {
            let operand = try parseOperand()
            return node(.unary(mark, operand), from: start)
        }
        if current.isMark("<") {
            try skipTypeArguments()
            return try parseOperand()
        }
        if takeWord("typeof") {
            let operand = try parseOperand()
            return node(.unary("typeof", operand), from: start)
        }
        if current.isWord("await"), !next.isMark(",") {
            advance()
            return try parseOperand()
        }
        return try parsePostfix()
    }

    /// What stands behind an operator such as `!`.
    private mutating func parseOperand() throws(ScriptError) -> ScriptNode {
        try nested { parser throws(ScriptError) in try parser.parseUnary() }
    }

    private mutating func parsePostfix() throws(ScriptError) -> ScriptNode {
        let start = position
        var value = try parsePrimary()
        var length = 0
        while true {
            length += 1
            try nesting.check(chain: length, at: current.range.lowerBound)
            if take("?.") {
                if current.isMark("[") || current.isMark("(") { continue }
                value = node(.member(value, try expectWord()), from: start)
            } else if take(".") {
                let name = try expectWord()
                value = node(.member(value, name), from: start)
            } else if take("[") {
                let key = try parseValue()
                try expect("]")
                value = node(.index(value, key), from: start)
            } else if current.isMark("(") {
                let arguments = try parseArguments()
                value = node(.call(value, arguments), from: start)
            } else if current.isMark("!"), !current.startsLine {
                advance()
            } else if current.isWord("as") || current.isWord("satisfies"), !current.startsLine {
                advance()
                try skipType()
            } else if current.isMark("<"), try skipCallTypeArguments() {
                continue
            } else {
                return value
            }
        }
    }

    /// Type arguments are those that a call follows; otherwise `<` compares.
    private mutating func skipCallTypeArguments() throws(ScriptError) -> Bool {
        let start = position
        if (try? skipTypeArguments()) != nil, current.isMark("(") { return true }
        position = start
        return false
    }

    private mutating func parseArguments() throws(ScriptError) -> [ScriptExpression.Element] {
        try expect("(")
        return try parseElements(closedBy: ")")
    }

    private mutating func parseElements(
        closedBy bracket: String
    ) throws(ScriptError) -> [ScriptExpression.Element] {
        var elements: [ScriptExpression.Element] = []
        while !take(bracket) {
            if take(",") { continue }
            if take("...") {
                elements.append(.spread(try parseValue()))
            } else {
                elements.append(.value(try parseValue()))
            }
            guard current.isMark(",") || current.isMark(bracket) else { throw unexpected("\"\(bracket)\"") }
        }
        return elements
    }
}

extension ScriptParser {
    private mutating func parsePrimary() throws(ScriptError) -> ScriptNode {
        let start = position
        switch current.kind {
        case .string(let text):
            advance()
            return node(.string(text), from: start)
        case .number(let number):
            advance()
            return node(.number(number), from: start)
        case .template(let pieces):
            let parts = try parseTemplate(pieces)
            advance()
            return node(.template(parts), from: start)
        case .word(let word):
            if next.isMark("=>") || word == "async", let arrow = try parseArrow() { return arrow }
            return try parseWord(word)
        case .mark("("):
            if let arrow = try parseArrow() { return arrow }
            return try parseParentheses()
        case .mark("["):
            advance()
            let elements = try parseElements(closedBy: "]")
            return node(.array(elements), from: start)
        case .mark("{"):
            let members = try parseMembers()
            return node(.object(members), from: start)
        case .regularExpression, .mark, .end: throw unexpected("an expression")
        }
    }

    private mutating func parseParentheses() throws(ScriptError) -> ScriptNode {
        try expect("(")
        let value = try parseValue { $0.isMark(")") }
        try expect(")")
        return value
    }

    private mutating func parseWord(_ word: String) throws(ScriptError) -> ScriptNode {
        let start = position
        switch word {
        case "true", "false":
            advance()
            return node(.boolean(word == "true"), from: start)
        case "null":
            advance()
            return node(.null, from: start)
        case "undefined":
            advance()
            return node(.undefined, from: start)
        case "new":
            advance()
            return try parseConstruction(from: start)
        case "import" where next.isMark("."):
            advance()
            advance()
            guard takeWord("meta") else { throw unexpected("meta") }
            return node(.importMeta, from: start)
        case "function": return try parseFunctionExpression()
        case "async" where next.isWord("function"): return try parseFunctionExpression()
        case "class", "yield", "super", "delete", "void": throw unexpected("an expression")
        default:
            advance()
            return node(.name(word), from: start)
        }
    }

    private mutating func parseConstruction(from start: Int) throws(ScriptError) -> ScriptNode {
        let nameStart = position
        var callee = node(.name(try expectWord()), from: nameStart)
        var length = 0
        while take(".") {
            length += 1
            try nesting.check(chain: length, at: current.range.lowerBound)
            callee = node(.member(callee, try expectWord()), from: nameStart)
        }
        if current.isMark("<") { try skipTypeArguments() }
        let arguments = current.isMark("(") ? try parseArguments() : []
        return node(.construction(callee, arguments), from: start)
    }

    private mutating func parseTemplate(
        _ pieces: [ScriptToken.TemplatePiece]
    ) throws(ScriptError) -> [ScriptExpression.TemplatePart] {
        var parts: [ScriptExpression.TemplatePart] = []
        for piece in pieces {
            switch piece {
            case .text(let text): parts.append(.text(text))
            case .expression(let tokens):
                var parser = ScriptParser(tokens: tokens, nesting: nesting)
                defer { nesting = parser.nesting }
                parts.append(.value(try parser.parseValue { _ in false }))
            }
        }
        return parts
    }

    private mutating func parseMembers() throws(ScriptError) -> [ScriptExpression.Member] {
        try expect("{")
        var members: [ScriptExpression.Member] = []
        while !take("}") {
            if take(",") { continue }
            if take("...") {
                members.append(.spread(try parseValue()))
            } else {
                members.append(try parseProperty())
            }
            guard current.isMark(",") || current.isMark("}") else { throw unexpected("\",\" or \"}\"") }
        }
        return members
    }

    private mutating func parseProperty() throws(ScriptError) -> ScriptExpression.Member {
        let start = position
        let key = try parseKey()
        if take(":") { return .property(key, value: try parseValue()) }
        if current.isMark(",") || current.isMark("}"), case .string(let name) = key.expression {
            return .property(key, value: node(.name(name), from: start))
        }
        // A method, a getter or something newer.
        while !current.isMark(","), !current.isMark("}"), current.kind != .end {
            if current.isOpeningBracket { try skipBrackets() } else { advance() }
        }
        return .property(key, value: node(.function(unreadFunction(from: start)), from: start))
    }

    private mutating func parseKey() throws(ScriptError) -> ScriptNode {
        let start = position
        switch current.kind {
        case .word(let name), .string(let name):
            advance()
            return node(.string(name), from: start)
        case .number(let number):
            advance()
            return node(.string(ScriptNumber.text(number)), from: start)
        case .mark("["):
            advance()
            let key = try parseValue { $0.isMark("]") }
            try expect("]")
            return key
        case .mark("*"):
            advance()
            return try nested { parser throws(ScriptError) in try parser.parseKey() }
        case .template, .regularExpression, .mark, .end: throw unexpected("a property name")
        }
    }
}
