import SQL

/// The words of one statement, as far as they tell what kind of statement it is.
struct StatementPhrase {
    /// Words as they are written but for keywords and plain names, which are in capitals.
    private let words: [String]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text).filter { $0.kind != .comment }
        let pieces = tokens.map { ($0.kind, String(decoding: bytes[$0.range], as: UTF8.self)) }
        words = pieces.filter { $0.0 != .punctuation || $0.1 == "(" }.map { kind, piece in
            kind == .string || piece.hasPrefix("\"") ? piece : piece.uppercased()
        }
    }

    private func begins(with phrase: String...) -> Bool { words.starts(with: phrase) }
    private func has(_ word: String) -> Bool { words.contains(word) }

    /// What PostgreSQL refuses inside of a transaction block.
    ///
    /// - Source: `PreventInTransactionBlock` in PostgreSQL's utility.c, vacuum.c, indexcmds.c, subscriptioncmds.c.
    var commandOutsideTransaction: String? {
        switch words.first {
        case "CREATE": creating
        case "DROP": dropping
        case "ALTER": altering
        case "REINDEX": reindexing
        case "VACUUM": "VACUUM"
        case "CLUSTER": words.count == 1 ? "CLUSTER" : nil
        case "COMMIT", "ROLLBACK": has("PREPARED") ? words.prefix(2).joined(separator: " ") : nil
        case "DISCARD": begins(with: "DISCARD", "ALL") ? "DISCARD ALL" : nil
        default: nil
        }
    }

    private var creating: String? {
        if begins(with: "CREATE", "INDEX", "CONCURRENTLY")
            || begins(with: "CREATE", "UNIQUE", "INDEX", "CONCURRENTLY")
        {
            return "CREATE INDEX CONCURRENTLY"
        }
        if begins(with: "CREATE", "SUBSCRIPTION") {
            return isOff("CREATE_SLOT") || isOff("CONNECT") ? nil : "CREATE SUBSCRIPTION"
        }
        return simple("CREATE", among: ["DATABASE", "TABLESPACE"])
    }

    private var dropping: String? {
        if begins(with: "DROP", "INDEX", "CONCURRENTLY") { return "DROP INDEX CONCURRENTLY" }
        return simple("DROP", among: ["DATABASE", "TABLESPACE", "SUBSCRIPTION"])
    }

    private var altering: String? {
        if begins(with: "ALTER", "SUBSCRIPTION"), refreshesSubscription {
            return "ALTER SUBSCRIPTION … REFRESH"
        }
        if begins(with: "ALTER", "SYSTEM") { return "ALTER SYSTEM" }
        if begins(with: "ALTER", "DATABASE"), has("TABLESPACE") { return "ALTER DATABASE SET TABLESPACE" }
        if begins(with: "ALTER", "TABLE"), has("DETACH"), has("CONCURRENTLY") {
            return "ALTER TABLE … DETACH PARTITION CONCURRENTLY"
        }
        return nil
    }

    /// A change of its publications looks for new tables, unless somebody says no.
    private var refreshesSubscription: Bool {
        if isOff("REFRESH") { return false }
        return has("PUBLICATION") && ["SET", "ADD", "DROP", "REFRESH"].contains { has($0) }
    }

    /// Whether an option is given a word for no.
    private func isOff(_ option: String) -> Bool {
        guard let place = words.lastIndex(of: option) else { return false }
        let value = words[(place + 1)...].first { $0 != "=" }
        return value.map { ["FALSE", "OFF", "NO", "0", "'false'", "'off'"].contains($0) } ?? false
    }

    private var reindexing: String? {
        if has("CONCURRENTLY") { return "REINDEX CONCURRENTLY" }
        let kinds = ["DATABASE", "SYSTEM", "SCHEMA"]
        return words.dropFirst().first { kinds.contains($0) }.map { "REINDEX \($0)" }
    }

    private func simple(_ verb: String, among objects: [String]) -> String? {
        guard words.count > 1, objects.contains(words[1]) else { return nil }
        return "\(verb) \(words[1])"
    }

    /// `ROLLBACK TO SAVEPOINT`, which undoes what nobody counts.
    var isPartialRollback: Bool { words.first == "ROLLBACK" && has("TO") }

    /// Whether a new transaction begins at once: `COMMIT AND CHAIN`.
    var isChained: Bool { has("CHAIN") && !has("NO") }

    /// A command that begins or ends a transaction; savepoints are none.
    var transactionCommand: (words: String, isEnd: Bool)? {
        switch words.first {
        case "BEGIN": return ("BEGIN", false)
        case "START" where begins(with: "START", "TRANSACTION"): return ("START TRANSACTION", false)
        case "COMMIT" where has("PREPARED"), "ROLLBACK" where has("PREPARED"): return nil
        case "COMMIT": return ("COMMIT", true)
        case "END": return ("END", true)
        case "ABORT": return ("ABORT", true)
        case "ROLLBACK" where !has("TO"): return ("ROLLBACK", true)
        case "PREPARE" where begins(with: "PREPARE", "TRANSACTION"): return ("PREPARE TRANSACTION", true)
        default: return nil
        }
    }
}
