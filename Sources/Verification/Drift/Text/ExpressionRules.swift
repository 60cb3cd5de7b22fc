import Catalog
import SQL

/// When two expressions are the same although they are written differently.
///
/// What ``Strictness/strict`` calls the same is the same for PostgreSQL. ``Strictness/lenient`` goes further and takes casts
/// away, for where PostgreSQL cannot be asked; what it does not call the same may still be equivalent.
struct ExpressionRules {
    var strictness: Strictness
    /// Whose name may stand in front of a column.
    var table: String?
    /// Of the column that a default belongs to.
    var type: Schema.TypeName?

    enum Strictness { case strict, lenient }

    func areSame(_ first: String, _ second: String) -> Bool {
        first == second || form(first) == form(second)
    }

    func areSameQueries(_ first: String, _ second: String) -> Bool {
        first == second || queryForm(first) == queryForm(second)
    }

    private func queryForm(_ statement: String) -> [SQLPieces.Piece] {
        var text = SQLPieces(statement: statement)
        text.castElements()
        return text.pieces
    }

    /// One spelling for all expressions that count as the same.
    private func form(_ expression: String) -> [SQLPieces.Piece] {
        var text = SQLPieces(expression)
        if let table { text.dropQualifiers([table]) }
        if let type, let value = LiteralValue(text.pieces, type: type) { return [.string(value.text)] }
        text.castElements()
        text.resolveSynonyms()
        guard strictness == .lenient else { return text.pieces }
        text.dropCasts()
        // Without the casts, other parentheses are needless.
        var plain = SQLPieces(text.text)
        plain.simplifyComparisons()
        return plain.pieces
    }
}

extension SQLPieces {
    /// `now()` and `CURRENT_TIMESTAMP` are the same, as are `timezone(z, x)` and `x AT TIME ZONE z`, and a string is text anyway.
    mutating func resolveSynonyms() {
        replace([.word("now"), .word("("), .word(")")], with: [.word("current_timestamp")])
        var kept: [Piece] = []
        for piece in pieces {
            if case .cast(let type) = piece, case .string? = kept.last, type.isText { continue }
            kept.append(piece)
        }
        pieces = kept
        if pieces.count > 5, pieces.starts(with: [.word("timezone"), .word("(")]), pieces[3] == .word(","),
            pieces.last == .word(")")
        {
            pieces = pieces[4...].dropLast() + [.word("at"), .word("time"), .word("zone"), pieces[2]]
        }
    }

    mutating func dropCasts() {
        pieces.removeAll { if case .cast = $0 { true } else { false } }
    }

    /// `x = ANY (ARRAY[…])` is `x IN (…)`, `~~` is LIKE, `x = true` is `x`.
    mutating func simplifyComparisons() {
        let operators: [String: [String]] = [
            "~~": ["like"], "!~~": ["not", "like"], "~~*": ["ilike"], "!~~*": ["not", "ilike"],
        ]
        pieces = pieces.flatMap { piece -> [Piece] in
            guard case .word(let word) = piece, let words = operators[word] else { return [piece] }
            return words.map(Piece.word)
        }
        replace([.word("="), .word("true")], with: [])
        let any: [Piece] = [.word("="), .word("any"), .word("("), .word("array"), .word("[")]
        while let start = firstRange(of: any), let end = pieces[start...].firstIndex(of: .word("]")),
            end + 1 < pieces.count, pieces[end + 1] == .word(")")
        {
            pieces.replaceSubrange(end...end + 1, with: [.word(")")])
            pieces.replaceSubrange(start..<start + any.count, with: [.word("in"), .word("(")])
        }
        expandBetween()
    }

    /// `x BETWEEN a AND b` is `x >= a AND x <= b`, where x, a and b are single words or literals.
    private mutating func expandBetween() {
        while let place = pieces.firstIndex(of: .word("between")), place > 0, place + 3 < pieces.count,
            pieces[place + 2] == .word("and")
        {
            let (subject, low, high) = (pieces[place - 1], pieces[place + 1], pieces[place + 3])
            pieces.replaceSubrange(
                place...place + 3, with: [.word(">="), low, .word("and"), subject, .word("<="), high])
        }
    }

    private mutating func replace(_ pattern: [Piece], with replacement: [Piece]) {
        while let start = firstRange(of: pattern) {
            pieces.replaceSubrange(start..<start + pattern.count, with: replacement)
        }
    }

    private func firstRange(of pattern: [Piece]) -> Int? {
        guard pieces.count >= pattern.count else { return nil }
        return (0...pieces.count - pattern.count).first { Array(pieces[$0..<$0 + pattern.count]) == pattern }
    }
}

extension Schema.TypeName {
    var isText: Bool {
        schema == nil && !isArray
            && (["text", "bpchar"].contains(name) || name.hasPrefix("character"))
    }
}
