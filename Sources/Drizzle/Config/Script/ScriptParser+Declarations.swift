extension ScriptParser {
    mutating func parseDeclaration() throws(ScriptError) -> ScriptStatement {
        let isOfFunction = current.isWord("var")
        advance()
        var declarations: [ScriptStatement] = []
        repeat {
            let pattern = try parsePattern()
            _ = take("!")
            if take(":") { try skipType() }
            let value = take("=") ? try parseStatementValue() : nil
            declarations.append(
                .declaration(ScriptDeclaration(pattern: pattern, value: value, isOfFunction: isOfFunction)))
        } while take(",")
        return declarations.count == 1 ? declarations[0] : .group(declarations)
    }

    mutating func parsePattern() throws(ScriptError) -> ScriptPattern {
        if let name = current.word {
            advance()
            return .name(name)
        }
        let start = position
        if current.isMark("{"), let bindings = try? parseBindings() { return .object(bindings) }
        position = start
        if current.isMark("["), let names = try? parseElementNames() { return .array(names) }
        position = start
        try skipBrackets()
        return .other(names: tokens[start..<position].compactMap(\.word))
    }

    private mutating func parseElementNames() throws(ScriptError) -> [String?] {
        try expect("[")
        var names: [String?] = []
        while !take("]") {
            if take(",") {
                names.append(nil)
                continue
            }
            names.append(try expectWord())
            guard take(",") || current.isMark("]") else { throw unexpected("\"]\"") }
        }
        return names
    }

    private mutating func parseBindings() throws(ScriptError) -> [ScriptPattern.Binding] {
        try expect("{")
        var bindings: [ScriptPattern.Binding] = []
        while !take("}") {
            if take(",") { continue }
            let key = try expectWord()
            let local = take(":") ? try expectWord() : key
            bindings.append(.init(key: key, local: local, fallback: take("=") ? try parseValue() : nil))
            guard current.isMark(",") || current.isMark("}") else { throw unexpected("\"}\"") }
        }
        return bindings
    }
}

extension ScriptPattern {
    /// What it makes known.
    var names: [String] {
        switch self {
        case .name(let name): [name]
        case .object(let bindings): bindings.map(\.local)
        case .array(let names): names.compactMap(\.self)
        case .other(let names): names
        }
    }
}
