/// What code that is not followed may change when it runs, as far as its words tell.
struct ScriptEffects: Equatable, Sendable {
    /// All names in it, but those of members.
    let names: Set<String>
    /// Those in front of `=`, `+=` and so on.
    let changedNames: Set<String>
    let reach: Reach
    /// Whether it may end the function around it.
    let returns: Bool

    /// Which variables of the environment may have another value afterwards.
    enum Reach: Comparable, Sendable {
        case none
        /// Those that come from files, and those that are not set: something unseen is called.
        case files
        /// Also those that the process was started with: something says that it replaces them.
        case everything
    }

    private init(names: Set<String>, changedNames: Set<String>, reach: Reach, returns: Bool) {
        (self.names, self.changedNames, self.reach, self.returns) = (names, changedNames, reach, returns)
    }

    /// The same, where what it returns is nobody's business.
    var withoutReturning: ScriptEffects {
        ScriptEffects(names: names, changedNames: changedNames, reach: reach, returns: false)
    }
}

extension ScriptEffects {
    init(_ tokens: ArraySlice<ScriptToken>) {
        let all = tokens.withTemplates
        (names, changedNames) = (all.names, all.changedNames)
        returns = all.contains { $0.isWord("return") }
        reach = all.replacesVariables ? .everything : all.callsSomethingUnseen ? .files : .none
    }
}

extension ScriptEffects {
    /// What is there without an import and changes no variable.
    static let harmlessNames: Set<String> = [
        "console", "JSON", "Math", "Object", "Array", "Number", "String", "Boolean", "BigInt", "Date",
        "Symbol",
        "RegExp", "Error", "TypeError", "RangeError", "Set", "Map", "Buffer", "URL", "URLSearchParams",
        "Intl",
        "Promise", "parseInt", "parseFloat", "isNaN", "encodeURI", "decodeURI", "encodeURIComponent",
        "decodeURIComponent", "defineConfig", "fetch", "setTimeout", "clearTimeout", "structuredClone",
        "TextEncoder", "TextDecoder", "performance", "crypto", "process",
    ]

    /// Words in front of a bracket that call nothing.
    fileprivate static let keywords: Set<String> = [
        "if", "for", "while", "switch", "catch", "return", "throw", "typeof", "await", "function", "of", "in",
        "case", "async", "new", "void", "delete", "yield", "constructor",
    ]

    /// What replaces variables in the packages that read `.env`.
    fileprivate static let replacingWords: Set<String> = ["override", "overload", "populate", "purge_dotenv"]
}

extension ArraySlice<ScriptToken> {
    /// The tokens, and those inside of templates.
    fileprivate var withTemplates: [ScriptToken] {
        flatMap { token -> [ScriptToken] in
            guard case .template(let pieces) = token.kind else { return [token] }
            return pieces.flatMap { piece -> [ScriptToken] in
                if case .expression(let inner) = piece { inner[...].withTemplates } else { [] }
            }
        }
    }
}

extension [ScriptToken] {
    fileprivate var names: Set<String> {
        Set(indices.compactMap { isMember($0) ? nil : self[$0].word })
    }

    fileprivate var changedNames: Set<String> {
        Set(
            indices.compactMap { index in
                guard index + 1 < endIndex, self[index + 1].changes, !isMember(index) else { return nil }
                return self[index].word
            })
    }

    private func isMember(_ index: Int) -> Bool {
        index > startIndex && (self[index - 1].isMark(".") || self[index - 1].isMark("?."))
    }

    /// Whether something like `process.env[key] = value` or `override: true` is among them.
    fileprivate var replacesVariables: Bool {
        indices.contains { index in
            guard let word = self[index].word else { return false }
            return ScriptEffects.replacingWords.contains(word) || word == "env" && !isReading(index)
        }
    }

    /// Whether the `env` at a place is only read: one variable of it, or spread into something else.
    private func isReading(_ index: Int) -> Bool {
        guard let end = memberEnd(behind: index) else { return isSpread(index) }
        let isDeleted = rootOfMember(index).map { $0 > 0 && self[$0 - 1].isWord("delete") } ?? false
        return !isDeleted && !(end < count && self[end].changes)
    }

    /// Behind `.NAME` or `[…]`.
    private func memberEnd(behind index: Int) -> Int? {
        guard index + 2 < count else { return nil }
        if self[index + 1].isMark(".") || self[index + 1].isMark("?.") { return index + 3 }
        guard self[index + 1].isMark("[") else { return nil }
        return self[index...].firstIndex { $0.isMark("]") }.map { $0 + 1 }
    }

    private func isSpread(_ index: Int) -> Bool {
        rootOfMember(index).map { $0 > 0 && self[$0 - 1].isMark("...") } ?? false
    }

    fileprivate var callsSomethingUnseen: Bool {
        indices.contains { index in
            guard index > 0, self[index].isMark("(") else { return false }
            if self[index - 1].isMark("]") || self[index - 1].isMark(")") { return true }
            guard let name = self[index - 1].word, !ScriptEffects.keywords.contains(name) else {
                return false
            }
            let root = rootOfMember(index - 1).flatMap { self[$0].word }
            return root.map { !ScriptEffects.harmlessNames.contains($0) } ?? true
        }
    }

    /// Where `a` of `a.b.c` is; `nil` where it is no name.
    private func rootOfMember(_ index: Int) -> Int? {
        var index = index
        while index >= 2, self[index - 1].isMark(".") || self[index - 1].isMark("?.") {
            guard self[index - 2].word != nil else { return nil }
            index -= 2
        }
        return index
    }
}

extension ScriptToken {
    fileprivate var changes: Bool {
        guard case .mark(let mark) = kind else { return false }
        return ScriptParser.assignments.contains(mark) || mark == "++" || mark == "--"
    }
}
