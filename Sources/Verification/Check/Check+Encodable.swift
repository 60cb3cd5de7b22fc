import Drizzle

/// The shape of `raingauge check --format json`.
extension Check: Encodable {
    private enum Key: String, CodingKey {
        case folder, era, sound, counts, migrations, snapshots, versions, prefixes, leaves, findings, branches
        case since, replay
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(folder, forKey: .folder)
        try json.encode(era?.rawValue, forKey: .era)
        try json.encode(isSound, forKey: .sound)
        let counts = CheckFinding.Severity.allCases.map { ($0.rawValue, count(of: $0)) }
        try json.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .counts)
        try json.encode(facts.migrationCount, forKey: .migrations)
        try json.encode(facts.snapshotCount, forKey: .snapshots)
        try json.encode(facts.versions, forKey: .versions)
        try json.encode(facts.prefixes, forKey: .prefixes)
        try json.encode(facts.leaves, forKey: .leaves)
        try json.encode(findings, forKey: .findings)
        try json.encode(branches, forKey: .branches)
        try json.encodeIfPresent(changes, forKey: .since)
        try json.encodeIfPresent(replay, forKey: .replay)
    }
}

extension CheckFinding: Encodable {
    private enum Key: String, CodingKey { case id, severity, file, line, column, sentence, remedy, places }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(id, forKey: .id)
        try json.encode(severity, forKey: .severity)
        try json.encode(file, forKey: .file)
        try json.encodeIfPresent(line, forKey: .line)
        try json.encodeIfPresent(places[0].column, forKey: .column)
        try json.encode(sentence, forKey: .sentence)
        try json.encode(remedy, forKey: .remedy)
        try json.encode(places, forKey: .places)
    }
}

extension BranchChanges: Encodable {
    private enum Key: String, CodingKey { case reference, migrations, files }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(reference, forKey: .reference)
        try json.encode(migrationCount, forKey: .migrations)
        try json.encode(files.sorted(), forKey: .files)
    }
}

extension CheckFinding.Place: Encodable {
    private enum CodingKeys: String, CodingKey { case file, line, column, tag }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: CodingKeys.self)
        try json.encode(file, forKey: .file)
        try json.encodeIfPresent(line, forKey: .line)
        try json.encodeIfPresent(column, forKey: .column)
        try json.encodeIfPresent(tag, forKey: .tag)
    }
}
