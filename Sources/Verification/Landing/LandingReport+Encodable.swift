/// The shape of `raingauge landed --format json`.
extension LandingReport: Encodable {
    private enum Key: String, CodingKey { case sound, statements, effects, migrations }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(isSound, forKey: .sound)
        try json.encode(statements, forKey: .statements)
        try json.encode(effects, forKey: .effects)
        try json.encode(migrations, forKey: .migrations)
    }
}

extension LandingCounts: Encodable {
    private enum Key: String, CodingKey { case landed, judged, superseded, notJudged }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(landed, forKey: .landed)
        try json.encode(judged, forKey: .judged)
        try json.encode(superseded, forKey: .superseded)
        try json.encode(notJudged, forKey: .notJudged)
    }
}

extension MigrationLanding: Encodable {
    private enum Key: String, CodingKey { case tag, edited, applied, presence, stop, counts, statements }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tag, forKey: .tag)
        try json.encode(isEdited, forKey: .edited)
        try json.encode(!isAhead, forKey: .applied)
        try json.encode(presence, forKey: .presence)
        if isAhead { try json.encode(stop, forKey: .stop) }
        try json.encode(statementCounts, forKey: .counts)
        try json.encode(statements, forKey: .statements)
    }
}

extension StatementLanding: Encodable {
    private enum Key: String, CodingKey { case line, text, count, verdict, effects }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(line, forKey: .line)
        try json.encode(text, forKey: .text)
        try json.encode(count, forKey: .count)
        try json.encode(verdict.key, forKey: .verdict)
        try json.encode(effects, forKey: .effects)
    }
}

extension EffectLanding: Encodable {
    private enum Key: String, CodingKey {
        case kind, name, wanted, live, verdict, reason, supersededBy, underOldName, notes
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(kind, forKey: .kind)
        try json.encode(name, forKey: .name)
        try json.encode(wanted, forKey: .wanted)
        try json.encode(live, forKey: .live)
        try json.encode(verdict.key, forKey: .verdict)
        try json.encode(verdict.words, forKey: .reason)
        if case .superseded(let tag, _) = verdict { try json.encode(tag, forKey: .supersededBy) }
        try json.encode(isUnderOldName, forKey: .underOldName)
        try json.encode(notes, forKey: .notes)
    }
}
