import Postgres

/// The shape of `replay` in `raingauge check --replay --format json`.
extension CheckReplay: Encodable {
    private enum Key: String, CodingKey {
        case server, ran, runsAlone, roles, file, line, tag, statement, message, sqlState, tooSlow
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(version, forKey: .server)
        try json.encode(outcome == .ran, forKey: .ran)
        try json.encode(roles, forKey: .roles)
        if case .unreadable(let file) = outcome { try json.encode(file, forKey: .file) }
        guard let refusal else { return }
        try json.encode(runsAlone, forKey: .runsAlone)
        try json.encode(refusal.isTooSlow, forKey: .tooSlow)
        try json.encode(refusal.place.file, forKey: .file)
        try json.encodeIfPresent(refusal.place.line, forKey: .line)
        try json.encode(refusal.place.tag, forKey: .tag)
        try json.encode(refusal.place.statement, forKey: .statement)
        try json.encode(refusal.error.message, forKey: .message)
        try json.encodeIfPresent(refusal.error.sqlState?.description, forKey: .sqlState)
    }
}
