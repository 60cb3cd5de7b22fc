import Catalog
import Drizzle
import SQL

/// An expression as a row of pieces that can be looked at and rearranged: words, literals, casts.
struct SQLPieces: Equatable {
    var pieces: [Piece]

    enum Piece: Hashable {
        /// A name, a keyword, an operator or punctuation, spelled the one way.
        case word(String)
        /// The value of a string literal.
        case string(String)
        case number(String)
        /// `::` and the type behind it.
        case cast(Schema.TypeName)
    }

    /// Through PostgreSQL's parser first, so that white space, case and parentheses are alike; what the parser refuses is taken word by word.
    init(_ expression: String) {
        self.init(scanning: SQL.canonicalExpression(expression) ?? expression)
    }

    /// A statement, such as a view's query.
    init(statement: String) {
        self.init(scanning: SQL.canonical(statement) ?? statement)
    }

    /// Word by word, without the parser.
    init(scanning text: String) {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text).filter { $0.kind != .comment }
        pieces = tokens.map { token in
            let spelled = String(decoding: bytes[token.range], as: UTF8.self)
            switch token.kind {
            case .string: return .string(spelled.literalValue)
            case .number: return .number(spelled)
            case .identifier: return .word(spelled.unquotedName)
            case .keyword: return .word(spelled.lowercased())
            case .comment, .operator, .parameter, .punctuation: return .word(spelled)
            }
        }
        gatherCasts()
        dropQualifiers(["public", "pg_catalog"])
    }

    /// Back as SQL that the parser understands.
    var text: String {
        pieces.map { piece in
            switch piece {
            case .word(let word): word
            case .string(let value): "'" + value.doubling("'") + "'"
            case .number(let number): number
            case .cast(let type): "::" + type.sql
            }
        }.joined(separator: " ")
    }

    /// Takes away `name.` in front of a name.
    mutating func dropQualifiers(_ qualifiers: Set<String>) {
        var kept: [Piece] = []
        var index = 0
        while index < pieces.count {
            if case .word(let word) = pieces[index], qualifiers.contains(word), index + 1 < pieces.count,
                pieces[index + 1] == .word("."), kept.last != .word(".")
            {
                index += 2
                continue
            }
            kept.append(pieces[index])
            index += 1
        }
        pieces = kept
    }

    private mutating func gatherCasts() {
        var kept: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard pieces[index] == .word("::"), let (type, end) = type(at: index + 1) else {
                kept.append(pieces[index])
                index += 1
                continue
            }
            kept.append(.cast(type))
            index = end
        }
        pieces = kept
    }

    /// The type that begins at `start`, and where it ends.
    private func type(at start: Int) -> (Schema.TypeName, Int)? {
        guard case .word(var name)? = piece(start) else { return nil }
        var index = start + 1
        var schema: String?
        if piece(index) == .word("."), case .word(let second)? = piece(index + 1) {
            (schema, name, index) = (name, second, index + 2)
        }
        while case .word(let word)? = piece(index), Self.continuations.contains(word) {
            name += " " + word
            index += 1
        }
        if piece(index) == .word("("), let close = pieces[index...].firstIndex(of: .word(")")) {
            name += pieces[index...close].map(\.plain).joined()
            index = close + 1
            while case .word(let word)? = piece(index), Self.continuations.contains(word) {
                name += " " + word
                index += 1
            }
        }
        var isArray = false
        while piece(index) == .word("["), let close = pieces[index...].firstIndex(of: .word("]")) {
            (isArray, index) = (true, close + 1)
        }
        let known = schema.flatMap { ["public", "pg_catalog"].contains($0) ? nil : $0 }
        return (.init(drizzle: name, schema: known, isArray: isArray), index)
    }

    private func piece(_ index: Int) -> Piece? { pieces.indices.contains(index) ? pieces[index] : nil }

    /// What may follow the first word of a type.
    private static let continuations: Set = ["precision", "varying", "with", "without", "time", "zone"]
}

extension SQLPieces.Piece {
    fileprivate var plain: String {
        switch self {
        case .word(let word): word
        case .string(let value): "'\(value)'"
        case .number(let number): number
        case .cast(let type): "::\(type.sql)"
        }
    }
}

extension String {
    /// What a string literal stands for; dollar quotes and escapes of a backslash are resolved.
    fileprivate var literalValue: String {
        let scalars = unicodeScalars
        if scalars.first == "$", let end = scalars.dropFirst().firstIndex(of: "$") {
            let tag = scalars[...end]
            return String(scalars.dropFirst(tag.count).dropLast(tag.count))
        }
        guard let open = scalars.firstIndex(of: "'") else { return self }
        let body = String(scalars[scalars.index(after: open)...].dropLast()).halving("'")
        return self[..<open].lowercased() == "e" ? body.halving("\\") : body
    }
}
