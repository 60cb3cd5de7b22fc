/// Words with which PostgreSQL's language has grown since the release whose parser this is.
///
/// A script that the parser refuses and that has such words may be well for a newer server.
package struct NewerSyntax: Equatable, Sendable {
    package let phrase: String
    /// The release that brought it.
    package let release: Int

    /// The first such words of a script; `nil` where there are none.
    package init?(in script: String) {
        let bytes = Array(script.utf8)
        let words = SQL.tokens(of: script).filter { $0.kind == .keyword || $0.kind == .identifier }
            .map { String(decoding: bytes[$0.range], as: UTF8.self).uppercased() }
        let found = Self.known.first {
            Self.contains($0.phrase.split(separator: " ").map(String.init), in: words)
        }
        guard let found else { return nil }
        self = found
    }

    private init(_ phrase: String, _ release: Int) { (self.phrase, self.release) = (phrase, release) }

    private static func contains(_ phrase: [String], in words: [String]) -> Bool {
        words.indices.contains { words[$0...].starts(with: phrase) }
    }

    /// - Source: the release notes of PostgreSQL 16, 17 and 18, "Utility Commands" and "General Queries".
    private static let known = [
        NewerSyntax("VIRTUAL", 18), NewerSyntax("WITHOUT OVERLAPS", 18), NewerSyntax("PERIOD", 18),
        NewerSyntax("NOT ENFORCED", 18), NewerSyntax("RETURNING WITH", 18), NewerSyntax("BY SOURCE", 17),
        NewerSyntax("BY TARGET", 17), NewerSyntax("JSON_TABLE", 17), NewerSyntax("JSON_QUERY", 17),
        NewerSyntax("JSON_VALUE", 17), NewerSyntax("JSON_EXISTS", 17), NewerSyntax("JSON_OBJECT", 16),
        NewerSyntax("JSON_ARRAY", 16), NewerSyntax("JSON_ARRAYAGG", 16), NewerSyntax("JSON_OBJECTAGG", 16),
        NewerSyntax("IS JSON", 16), NewerSyntax("STORAGE", 16),
    ]
}
