import Catalog
import SQL

extension Schema.Index {
    /// Takes expressions apart as PostgreSQL's parser does where Drizzle Kit pastes them into `CREATE INDEX`.
    ///
    /// An expression may hold more than one: `lower("a") DESC`, `"a" text_pattern_ops, "b"`, `"a") INCLUDE ("b"`.
    mutating func readExpressions() {
        keys = keys.flatMap { key -> [Key] in
            guard key.isExpression else { return [key] }
            let text = KeyText(key.text)
            includedColumns += text.included
            return text.keys.map { $0.key(recorded: key) }
        }
    }
}

/// The text of an index's expression, which may be several keys.
private struct KeyText {
    private(set) var keys: [KeyPieces] = []
    private(set) var included: [String] = []

    init(_ text: String) {
        let tokens = TokenTexts(text)
        // What closes the list of keys from inside is followed by other clauses.
        let end = tokens.firstAtTop(where: { $0 == ")" }) ?? tokens.words.count
        keys = tokens.split(0..<end).map { KeyPieces(tokens, $0) }
        guard let include = tokens.words[end...].firstIndex(where: { $0.uppercased() == "INCLUDE" }) else {
            return
        }
        included = tokens.words[(include + 1)...].filter { !["(", ")", ","].contains($0) }.map(\.unquotedName)
    }
}

/// One key: an expression, then a collation, an operator class and a direction.
private struct KeyPieces {
    private var expression: String
    private var collation: String?
    private var operatorClass: String?
    private var isDescending: Bool?
    private var putsNullsFirst: Bool?
    private var column: String?

    init(_ tokens: TokenTexts, _ range: Range<Int>) {
        var end = range.upperBound
        func word(_ back: Int) -> String? {
            end - back >= range.lowerBound ? tokens.words[end - back].uppercased() : nil
        }
        if word(2) == "NULLS", let place = word(1), ["FIRST", "LAST"].contains(place) {
            (putsNullsFirst, end) = (place == "FIRST", end - 2)
        }
        if let direction = word(1), ["ASC", "DESC"].contains(direction) {
            (isDescending, end) = (direction == "DESC", end - 1)
        }
        // A name behind something that is an expression already is an operator class.
        if end - range.lowerBound > 1, tokens.isName(end - 1), tokens.words[end - 2] != ".",
            SQL.canonicalExpression(tokens.text(range.lowerBound..<end)) == nil
        {
            (operatorClass, end) = (tokens.words[end - 1].unquotedName, end - 1)
        }
        if end - range.lowerBound > 2, word(2) == "COLLATE" {
            (collation, end) = (tokens.words[end - 1].unquotedName, end - 2)
        }
        expression = tokens.text(range.lowerBound..<end)
        if end - range.lowerBound == 1, tokens.isName(range.lowerBound) {
            column = tokens.words[range.lowerBound].unquotedName
        }
    }

    /// What the snapshot says beside the expression counts where the expression itself says nothing.
    func key(recorded: Schema.Index.Key) -> Schema.Index.Key {
        var key = Schema.Index.Key(column ?? expression)
        key.isExpression = column == nil
        key.isDescending = isDescending ?? recorded.isDescending
        key.putsNullsFirst = putsNullsFirst ?? (isDescending ?? recorded.putsNullsFirst)
        key.operatorClass = operatorClass ?? recorded.operatorClass
        key.isDefaultClass = key.operatorClass == nil
        key.collation = collation ?? recorded.collation
        return key
    }
}
