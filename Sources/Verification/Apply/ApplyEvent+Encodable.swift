import SQL

/// The shape of a line of `raingauge migrate --yes --format json`.
extension ApplyEvent: Encodable {
    private enum Key: String, CodingKey {
        case event, bytes, milliseconds, file, entries, attempt, tag, piece, of, line, statement, text,
            sessions, migrations, reason
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(name, forKey: .event)
        switch self {
        case .backsUp(let size, let elapsed):
            try json.encode(size.bytes, forKey: .bytes)
            try json.encode(elapsed.microseconds / 1000, forKey: .milliseconds)
        case .backedUp(let file, let size, let entries):
            try json.encode(file, forKey: .file)
            try json.encode(size.bytes, forKey: .bytes)
            try json.encode(entries, forKey: .entries)
        case .copies(let stage): try json.encode(stage.rawValue, forKey: .text)
        case .waitsForOtherRun, .upgrades: break
        case .begins(let attempt): try json.encode(attempt, forKey: .attempt)
        case .goesOn(let tag, let statement):
            try json.encode(tag, forKey: .tag)
            try json.encode(statement, forKey: .piece)
        case .drops(let index): try json.encode(index.description, forKey: .statement)
        case .runs(let tag, let piece, let count, let line, let statement):
            try json.encode(tag, forKey: .tag)
            try json.encode(piece, forKey: .piece)
            try json.encode(count, forKey: .of)
            try json.encode(line, forKey: .line)
            try json.encode(statement, forKey: .statement)
        case .said(let text): try json.encode(text, forKey: .text)
        case .waits(let blockers), .holdsUp(let blockers): try json.encode(blockers, forKey: .sessions)
        case .recorded(let tag): try json.encode(tag, forKey: .tag)
        case .committed(let tags): try json.encode(tags, forKey: .migrations)
        case .givesWay(let attempt, let reason):
            try json.encode(attempt, forKey: .attempt)
            try json.encode(reason, forKey: .reason)
        }
    }

    private var name: String {
        switch self {
        case .backsUp: "backs up"
        case .backedUp: "backed up"
        case .copies: "copies"
        case .waitsForOtherRun: "waits for another run"
        case .upgrades: "upgrades the ledger"
        case .begins: "begins"
        case .goesOn: "goes on"
        case .drops: "drops"
        case .runs: "runs"
        case .said: "notice"
        case .waits: "waits"
        case .holdsUp: "holds up"
        case .recorded: "recorded"
        case .committed: "committed"
        case .givesWay: "gives way"
        }
    }
}

extension Blocker: Encodable {
    private enum Key: String, CodingKey { case pid, role, application, state, query }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(pid, forKey: .pid)
        try json.encode(role, forKey: .role)
        try json.encode(application, forKey: .application)
        try json.encode(state, forKey: .state)
        try json.encode(query, forKey: .query)
    }
}
