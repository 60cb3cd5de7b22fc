import SQL

/// The body of a `DO` block or a function in PL/pgSQL, as far as one reads off it that it fails whatever happens.
///
/// Follows the block from its beginning and stops at the first statement that may or may not be done.
struct ProceduralCode {
    private let tokens: [(kind: SQLToken.Kind, text: String)]

    init(_ body: String) {
        let bytes = Array(body.utf8)
        tokens = SQL.tokens(of: body).filter { $0.kind != .comment }.map {
            ($0.kind, String(decoding: bytes[$0.range], as: UTF8.self))
        }
    }

    /// The exception that is always raised; `nil` where nobody can say.
    var raise: RaisedException? {
        let words = tokens.map { $0.kind == .string ? "" : $0.text.uppercased() }
        // Somebody who catches exceptions may catch this one.
        guard let begin = words.firstIndex(of: "BEGIN"),
            !zip(words, words.dropFirst()).contains(where: { $0 == "EXCEPTION" && $1 == "WHEN" })
        else { return nil }
        var place = begin + 1
        while place < words.count {
            let end = words[place...].firstIndex(of: ";") ?? words.count
            if words[place] == "RAISE" {
                if let raise = raise(in: tokens[place + 1..<end]) { return raise }
            } else if !Self.goesOn.contains(words[place]) {
                return nil
            }
            place = end + 1
        }
        return nil
    }

    /// What is behind such a statement is reached if it succeeds.
    private static let goesOn: Set = [
        "PERFORM", "NULL", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP",
    ]

    private func raise(in tokens: ArraySlice<(kind: SQLToken.Kind, text: String)>) -> RaisedException? {
        var rest = tokens
        switch rest.first?.text.uppercased() {
        case "DEBUG", "LOG", "INFO", "NOTICE", "WARNING", nil: return nil
        case "EXCEPTION": rest = rest.dropFirst()
        default: break
        }
        let format = rest.first.flatMap { $0.kind == .string ? $0.text.unquotedText : nil } ?? "an exception"
        let arguments = rest.dropFirst().filter { $0.text != "," }.prefix { $0.kind == .string }
        return RaisedException(
            message: format.filling(arguments.map(\.text.unquotedText)), sqlState: Self.sqlState(in: rest))
    }

    private static func sqlState(in tokens: ArraySlice<(kind: SQLToken.Kind, text: String)>) -> String {
        let texts = Array(tokens)
        guard
            let place = texts.firstIndex(where: { ["ERRCODE", "SQLSTATE"].contains($0.text.uppercased()) }),
            let code = texts[(place + 1)...].first(where: { $0.kind == .string })?.text.unquotedText
        else { return "P0001" }
        return code.utf8.count == 5 ? code : Self.conditions[code] ?? "P0001"
    }

    /// The conditions that people name.
    ///
    /// - Source: PostgreSQL's errcodes.txt.
    private static let conditions = [
        "unique_violation": "23505", "check_violation": "23514", "not_null_violation": "23502",
        "foreign_key_violation": "23503", "feature_not_supported": "0A000",
        "insufficient_privilege": "42501", "invalid_parameter_value": "22023",
    ]
}

extension String {
    /// A constant in quotes as text.
    fileprivate var unquotedText: String {
        hasPrefix("'") && count >= 2 ? String(dropFirst().dropLast()).halving("'") : self
    }

    /// The text with its `%` replaced, one after the other.
    fileprivate func filling(_ arguments: [String]) -> String {
        var rest = arguments[...]
        return map { $0 == "%" ? rest.popFirst() ?? "%" : String($0) }.joined()
    }
}
