extension ScriptParser {
    mutating func parseImport() throws(ScriptError) -> ScriptStatement? {
        let start = position
        advance()
        if case .string = current.kind { return try parseModule(.names([]), from: start) }
        if current.isWord("type"), !next.isMark(","), !next.isWord("from") {
            while !current.isString, current.kind != .end { advance() }
            advance()
            return .group([])
        }
        let names = try parseImportedNames()
        guard takeWord("from") else { throw unexpected("from") }
        return try parseModule(.names(names), from: start)
    }

    /// The name of the module, and the end of the statement.
    private mutating func parseModule(
        _ purpose: ScriptImport.Purpose, from start: Int
    ) throws(ScriptError) -> ScriptStatement {
        guard case .string(let module) = current.kind else { throw unexpected("the name of a module") }
        advance()
        let statement = node(.string(module), from: start)
        if takeWord("with"), current.isMark("{") { try skipBrackets() }
        return .use(ScriptImport(module: module, purpose: purpose, node: statement))
    }

    private mutating func parseImportedNames() throws(ScriptError) -> [ScriptStatement.ImportedName] {
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
        return names
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

    mutating func parseExport() throws(ScriptError) -> ScriptStatement? {
        let start = position
        advance()
        if takeWord("default") || take("=") { return try parseDefault() }
        if take("*") { return try parsePassingOnAll(from: start) }
        if take("{") { return try parseExportedNames(from: start) }
        if ["type", "interface", "declare", "abstract", "enum", "namespace"].contains(current.word) {
            return nil
        }
        let declared = try parseExported()
        return .group([declared, .exportNames(declared.declaredNames.map { .init(local: $0, exported: $0) })])
    }

    private mutating func parseDefault() throws(ScriptError) -> ScriptStatement {
        let start = position
        if current.isWord("class") {
            try skipToBody()
            return .exportDefault(node(.function(unreadFunction(from: start)), from: start))
        }
        guard let name = declaredFunctionName else { return .exportDefault(try parseStatementValue()) }
        return .group([try parseFunctionDeclaration(), .exportDefault(node(.name(name), from: start))])
    }

    /// The name of the function that begins here, if it has one.
    private var declaredFunctionName: String? {
        if current.isWord("function") { return next.word }
        guard current.isWord("async"), next.isWord("function") else { return nil }
        return tokens[min(position + 2, tokens.count - 1)].word
    }

    private mutating func parseExported() throws(ScriptError) -> ScriptStatement {
        switch current.word {
        case "const", "let", "var": return try parseDeclaration()
        case "function", "async": return try parseFunctionDeclaration()
        case "class": return try parseClass()
        default: throw unexpected("a declaration")
        }
    }

    private mutating func parseExportedNames(from start: Int) throws(ScriptError) -> ScriptStatement {
        let names = try parseNameList().map {
            ScriptStatement.ImportedName(local: $0.name, exported: $0.local)
        }
        guard takeWord("from") else { return .exportNames(names) }
        return try parseModule(.passingOn(names), from: start)
    }

    private mutating func parsePassingOnAll(from start: Int) throws(ScriptError) -> ScriptStatement {
        guard !takeWord("as") else {
            let name = try expectWord()
            guard takeWord("from") else { throw unexpected("from") }
            return try parseModule(.passingOn([.init(local: "*", exported: name)]), from: start)
        }
        guard takeWord("from") else { throw unexpected("from") }
        return try parseModule(.passingOnAll, from: start)
    }
}

extension ScriptStatement {
    /// What a declaration makes known.
    fileprivate var declaredNames: [String] {
        switch self {
        case .declaration(let declaration): declaration.pattern.names
        case .function(let name, _): [name]
        case .group(let statements): statements.flatMap(\.declaredNames)
        case .use, .expression, .exportDefault, .exportNames, .branch, .loop, .block, .returning, .throwing,
            .code:
            []
        }
    }
}
