import SQL

/// Which functions a text calls, by the names in front of brackets.
struct FunctionCalls {
    private let names: Set<String>

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text).filter { $0.kind != .comment }
        let words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }
        names = Set(zip(words, words.dropFirst()).filter { $1 == "(" && $0.first?.isLetter == true }.map(\.0))
    }

    /// Whether one of them may change the schema: all but those of PostgreSQL that are known to leave it alone.
    var mayChange: Bool { !names.isSubset(of: Self.harmless) }

    private static let harmless: Set = [
        "setval", "nextval", "currval", "lastval", "set_config", "current_setting", "pg_get_serial_sequence",
        "now", "count", "max", "min", "sum", "avg", "coalesce", "nullif", "greatest", "least", "lower",
        "upper",
        "length", "exists", "in", "any", "all", "some", "and", "or", "not", "select", "from", "where", "on",
        "values", "as", "case", "when", "then", "else", "cast", "to_regclass", "version", "pg_notify",
        "pg_sleep", "pg_advisory_lock", "pg_advisory_xact_lock", "pg_advisory_unlock", "gen_random_uuid",
    ]
}
