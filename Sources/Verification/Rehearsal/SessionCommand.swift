import SQL

/// What a statement does to the session that runs it, as far as its words say so.
enum SessionCommand: Equatable {
    /// `SET`, `RESET` or `set_config` of a name in lower case; `nil` for its default.
    ///
    /// Whatever decides as whom the session goes on is called `role`.
    case setting(String, String?, isLocal: Bool)
    case isolationLevel
    case readOnly(Bool)
    case copyFromStandardInput
    /// Of what is longer than thirty years, so many.
    case sleep(milliseconds: Double)
    case divisionByZero
    case endSession

    /// What a statement does that begins with these words, in upper case.
    static func read(_ look: StatementLook, words: String) -> [SessionCommand] {
        let verb = words.prefix { $0 != " " }
        guard look.byteCount < 65_536 else { return [] }
        switch verb {
        case "SET", "RESET": return CommandWords(look.text).settings
        case "COPY": return CommandWords(look.text).isCopyFromStandardInput ? [.copyFromStandardInput] : []
        case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES":
            return CommandWords.mayMatter(look.text) ? CommandWords(look.text).calls : []
        default: return []
        }
    }
}

/// The tokens of a statement: keywords and names in lower case, constants without their quotes.
private struct CommandWords {
    private struct Word {
        let kind: SQLToken.Kind
        let text: String

        /// The word by which a setting goes back to how the session began; in quotes it is a value like any other.
        var isDefault: Bool { kind == .keyword && text == "default" }
    }

    private let words: [Word]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        words = SQL.tokens(of: text).filter { $0.kind != .comment }.map { token in
            let piece = String(decoding: bytes[token.range], as: UTF8.self)
            let isText = token.kind == .string && piece.hasPrefix("'") && piece.utf8.count >= 2
            return Word(
                kind: token.kind,
                text: isText ? String(piece.dropFirst().dropLast()).halving("'") : piece.unquotedName)
        }
    }

    private func text(_ place: Int) -> String? {
        words.indices.contains(place) ? words[place].text : nil
    }

    /// Whether one of the words stands in it for whose sake it is worth taking apart.
    static func mayMatter(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.contains("/") || text.contains("%") || text.contains("set_config")
            || text.contains("pg_sleep") || text.contains("pg_terminate_backend")
    }

    var settings: [SessionCommand] {
        if text(0) == "reset" { return reset }
        let isLocal = text(1) == "local"
        let start = isLocal || text(1) == "session" && text(2) != "characteristics" ? 2 : 1
        switch text(start) {
        case "transaction": return transaction(from: start + 1)
        case "role" where !isAssigned(start), "authorization":
            return [
                .setting("role", role(start + 1, isAuthorization: text(start) != "role"), isLocal: isLocal)
            ]
        case let name?:
            guard isAssigned(start) else { return [] }
            let values = words[(start + 2)...].filter { $0.text != ";" }
            let isDefault = values.count == 1 && values[0].isDefault
            return [setting(name, isDefault ? nil : values.map(\.text).joined(), isLocal: isLocal)]
        case nil: return []
        }
    }

    private var reset: [SessionCommand] {
        switch text(1) {
        case "all"?:
            ["search_path", "statement_timeout", "lock_timeout"].map { .setting($0, nil, isLocal: false) }
        case "session"?: [.setting("role", nil, isLocal: false)]
        case let name?: [.setting(name, nil, isLocal: false)]
        case nil: []
        }
    }

    private func isAssigned(_ place: Int) -> Bool { text(place + 1) == "=" || text(place + 1) == "to" }

    private func role(_ place: Int, isAuthorization: Bool) -> String? {
        guard words.indices.contains(place), !words[place].isDefault else { return nil }
        return role(words[place].text, isAuthorization: isAuthorization)
    }

    /// `none` is nobody only where a role is set.
    private func role(_ name: String?, isAuthorization: Bool) -> String? {
        name == "none" && !isAuthorization ? nil : name
    }

    private func setting(_ name: String, _ value: String?, isLocal: Bool) -> SessionCommand {
        let isAuthorization = name == "session_authorization"
        let isRole = isAuthorization || name == "role"
        return isRole
            ? .setting("role", role(value, isAuthorization: isAuthorization), isLocal: isLocal)
            : .setting(name, value, isLocal: isLocal)
    }

    private func transaction(from place: Int) -> [SessionCommand] {
        let texts = words[min(place, words.count)...].map(\.text)
        let isReadOnly = zip(texts, texts.dropFirst()).first {
            $0 == "read" && ($1 == "only" || $1 == "write")
        }
        let isLevel = texts.contains("serializable") || texts.contains("repeatable")
        return (isLevel ? [.isolationLevel] : []) + (isReadOnly.map { [.readOnly($0.1 == "only")] } ?? [])
    }

    var isCopyFromStandardInput: Bool {
        zip(words, words.dropFirst()).contains {
            $0.text == "from" && $1.text == "stdin" && $1.kind != .string
        }
    }

    /// Functions that are called once, whatever is in the tables, and what the planner reckons at once.
    var calls: [SessionCommand] {
        var found: [SessionCommand] = []
        let isPlain = !words.contains { $0.text == "from" || $0.text == "case" || $0.text == "coalesce" }
        for place in words.indices {
            switch words[place].text {
            case "set_config" where text(place + 1) == "(":
                if let name = text(place + 2), let value = text(place + 4) {
                    let isLocal = text(place + 6) == "true"
                    found.append(setting(name.lowercased(), value, isLocal: isLocal))
                }
            case "pg_sleep" where isPlain && text(place + 1) == "(":
                if let seconds = text(place + 2).flatMap(Double.init), seconds > 0 {
                    found.append(.sleep(milliseconds: min(seconds * 1_000, 1e12)))
                }
            case "pg_terminate_backend" where isPlain && text(place + 2) == "pg_backend_pid":
                found.append(.endSession)
            case "/", "%":
                if divides(by: place + 1, at: place) { found.append(.divisionByZero) }
            default: break
            }
        }
        return found
    }

    /// Two constants; what stands in a branch that is not taken is not reckoned.
    private func divides(by next: Int, at place: Int) -> Bool {
        guard place > 0, words.indices.contains(next), words[place].kind == .operator,
            words[place - 1].kind == .number, words[next].kind == .number, Double(words[next].text) == 0
        else { return false }
        return !words.contains { $0.text == "case" || $0.text == "coalesce" }
    }
}
