import Catalog
import SQL

extension Schema.Column {
    /// Takes clauses out of a custom type's text, which Drizzle Kit pastes behind the column's name as it is.
    ///
    /// `text COLLATE "C"` is a type and a collation, `tsvector GENERATED ALWAYS AS (…) STORED` a type and what it is
    /// computed from.
    mutating func readTypeText() {
        guard type.schema == nil else { return }
        let tokens = TokenTexts(type.name)
        guard let first = tokens.firstAtTop(where: { Self.clauses.contains($0.uppercased()) }), first > 0
        else {
            return
        }
        var place = first
        while place < tokens.words.count { place = readClause(at: place, tokens) }
        type.name = tokens.text(0..<first)
    }

    private static let clauses: Set = ["COLLATE", "GENERATED", "DEFAULT", "NOT", "NULL"]

    /// - Returns: Where the next clause begins; the end for what is none of these.
    private mutating func readClause(at place: Int, _ tokens: TokenTexts) -> Int {
        let words = tokens.words
        let end = words.count
        switch words[place].uppercased() {
        case "COLLATE" where place + 1 < end:
            let isQualified = place + 3 < end && words[place + 2] == "."
            let schema = isQualified ? words[place + 1].unquotedName : "pg_catalog"
            let name = words[place + (isQualified ? 3 : 1)].unquotedName
            collation = name == "default" ? nil : QualifiedName(schema, name)
            return place + (isQualified ? 4 : 2)
        case "NOT":
            isNotNull = true
            return place + 2
        case "NULL": return place + 1
        case "DEFAULT":
            let next = nextClause(behind: place, words)
            value = .expression(tokens.text(place + 1..<next))
            return next
        case "GENERATED" where place + 3 < end && words[place + 3] == "(":
            let next = nextClause(behind: place, words)
            let isStored = words[next - 1].uppercased() == "STORED"
            let isNamed = isStored || words[next - 1].uppercased() == "VIRTUAL"
            let close = next - (isNamed ? 2 : 1)
            value = .generated(tokens.text(place + 4..<close), isStored: isStored)
            return next
        default: return end
        }
    }

    private func nextClause(behind place: Int, _ words: [String]) -> Int {
        var depth = 0
        for index in (place + 1)..<words.count {
            if depth == 0, Self.clauses.contains(words[index].uppercased()) { return index }
            depth += words[index] == "(" ? 1 : words[index] == ")" ? -1 : 0
        }
        return words.count
    }
}
