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
        case "function", "class", "async", "interface", "type", "declare", "enum", "namespace", "for",
            "while",
            "do", "switch", "throw", "return", "abstract":
            return nil
        default:
            if current.isMark("{") { return .block(try parseBlock()) }
            return .expression(try parseStatementValue())
        }
    }

    /// An expression up to the end of its statement.
    private mutating func parseStatementValue() throws(ScriptError) -> ScriptNode {
        let start = position
        if let value = try? parseAssignment(), isAtStatementEnd || current.isMark(",") { return value }
        try nesting.check()
        position = start
        skipToStatementEnd()
        return node(.code, from: start)
    }

    private var isAtStatementEnd: Bool {
        current.kind == .end || current.isMark(";") || current.isMark("}") || current.startsLine
    }

    private mutating func skipToStatementEnd() {
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

    private mutating func parseBlock() throws(ScriptError) -> [ScriptStatement] {
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

    /// What is tried is taken to succeed: a configuration that fails to load would be no configuration.
    private mutating func parseTry() throws(ScriptError) -> ScriptStatement {
        advance()
        var statements = try parseBlock()
        if takeWord("catch") {
            if current.isMark("(") { try skipBrackets() }
            _ = try parseBlock()
        }
        if takeWord("finally") { statements += try parseBlock() }
        return .block(statements)
    }
}

extension ScriptParser {
    private mutating func parseImport() throws(ScriptError) -> ScriptStatement? {
        advance()
        if case .string(let module) = current.kind {
            advance()
            return .use(module: module, [])
        }
        if current.isWord("type"), !next.isMark(","), !next.isWord("from") {
            while !current.isString, current.kind != .end { advance() }
            advance()
            return .block([])
        }
        return try parseImportedNames()
    }

    private mutating func parseImportedNames() throws(ScriptError) -> ScriptStatement {
        var names: [ScriptStatement.ImportedName] = []
        if let local = current.word {
            advance()
            names.append(.init(local: local, exported: "default"))
            _ = take(",")
        }
        if take("*") {
            guard takeWord("as") else { throw unexpected("as") }
            names.append(.init(local: try expectWord(), exported: nil))
        } else if take("{") {
            names += try parseNameList().map { .init(local: $0.local, exported: $0.name) }
        }
        guard takeWord("from"), case .string(let module) = current.kind else { throw unexpected("from") }
        advance()
        if takeWord("with"), current.isMark("{") { try skipBrackets() }
        return .use(module: module, names)
    }

    /// `a, b as c }`.
    private mutating func parseNameList() throws(ScriptError) -> [(name: String, local: String)] {
        var names: [(String, String)] = []
        while !take("}") {
            if take(",") { continue }
            if current.isWord("type"), next.word != nil, !next.isWord("as") { advance() }
            let name = try expectWord()
            names.append((name, takeWord("as") ? try expectWord() : name))
        }
        return names
    }

    private mutating func parseExport() throws(ScriptError) -> ScriptStatement? {
        advance()
        if takeWord("default") || take("=") {
            if ["function", "class", "async"].contains(current.word) { return nil }
            return .exportDefault(try parseStatementValue())
        }
        if ["const", "let", "var"].contains(current.word) { return try parseDeclaration() }
        guard take("{") else { return nil }
        let start = position
        let names = try parseNameList()
        guard let name = names.first(where: { $0.local == "default" })?.name, !current.isWord("from") else {
            return nil
        }
        return .exportDefault(node(.name(name), from: start))
    }

    private mutating func parseDeclaration() throws(ScriptError) -> ScriptStatement {
        advance()
        var declarations: [ScriptStatement] = []
        repeat {
            let pattern = try parsePattern()
            _ = take("!")
            if take(":") { try skipType() }
            declarations.append(.declaration(pattern, take("=") ? try parseStatementValue() : nil))
        } while take(",")
        return declarations.count == 1 ? declarations[0] : .block(declarations)
    }

    private mutating func parsePattern() throws(ScriptError) -> ScriptPattern {
        if let name = current.word {
            advance()
            return .name(name)
        }
        let start = position
        if current.isMark("{"), let bindings = try? parseBindings() { return .object(bindings) }
        position = start
        try skipBrackets()
        return .other(names: tokens[start..<position].compactMap(\.word))
    }

    private mutating func parseBindings() throws(ScriptError) -> [ScriptPattern.Binding] {
        try expect("{")
        var bindings: [ScriptPattern.Binding] = []
        while !take("}") {
            if take(",") { continue }
            let key = try expectWord()
            let local = take(":") ? try expectWord() : key
            bindings.append(.init(key: key, local: local, fallback: take("=") ? try parseValue() : nil))
        }
        return bindings
    }

    /// Code that is not followed, and what it may change.
    private mutating func skipStatement(from start: Int) throws(ScriptError) -> ScriptStatement? {
        let keyword = current.word ?? ""
        if keyword == "export" { advance() }
        if ["function", "class", "async", "for", "while", "switch", "enum", "namespace"].contains(
            current.word)
        {
            try skipThroughBody()
        } else {
            skipToStatementEnd()
            if position == start { advance() }
        }
        let passed = tokens[start..<position]
        if ["type", "interface", "declare"].contains(keyword) { return nil }
        return .code(
            node(.code, from: start), changes: passed.changedNames,
            changesEnvironment: passed.changesEnvironment)
    }

    /// Past the braces that end a function, a class or a loop; a loop without braces ends with its statement.
    private mutating func skipThroughBody() throws(ScriptError) {
        while current.kind != .end, !current.isMark("{"), !current.isMark(";") {
            if current.isOpeningBracket { try skipBrackets() } else { advance() }
        }
        if current.isMark("{") { try skipBrackets() }
    }
}

extension ArraySlice<ScriptToken> {
    /// The names in front of `=`, `+=` and so on, without those being declared.
    fileprivate var changedNames: [String] {
        indices.compactMap { index in
            guard let name = self[index].word, index + 1 < endIndex,
                case .mark(let mark) = self[index + 1].kind,
                ScriptParser.assignments.contains(mark) || mark == "++" || mark == "--"
            else { return nil }
            let isMember = index > startIndex && self[index - 1].isMark(".")
            return isMember ? nil : name
        }
    }

    /// Whether something like `process.env[key] = value` is among them.
    fileprivate var changesEnvironment: Bool {
        indices.contains { index in
            guard self[index].isWord("env"), index + 1 < endIndex else { return false }
            return self[index + 1].isMark("[") || self[(index + 1)...].prefix(4).contains { $0.isMark("=") }
        }
    }
}
