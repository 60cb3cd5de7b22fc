/// A token of TypeScript or JavaScript, as far as configurations need one.
struct ScriptToken: Equatable {
    let kind: Kind
    /// Bytes of the source.
    let range: Range<Int>
    /// Whether a line begins between the token before and this one, which may end a statement.
    let startsLine: Bool

    enum Kind: Equatable {
        /// Names and keywords alike.
        case word(String)
        case string(String)
        case number(Double)
        case template([TemplatePiece])
        case regularExpression
        case mark(String)
        case end
    }

    enum TemplatePiece: Equatable {
        case text(String)
        case expression([ScriptToken])
    }

    func isMark(_ text: String) -> Bool { kind == .mark(text) }

    func isWord(_ text: String) -> Bool { kind == .word(text) }

    var isString: Bool {
        if case .string = kind { true } else { false }
    }

    var word: String? {
        if case .word(let word) = kind { word } else { nil }
    }
}

/// The text makes no sense as a script at this place.
struct ScriptError: Error, Equatable {
    let offset: Int
    let expected: String
}
