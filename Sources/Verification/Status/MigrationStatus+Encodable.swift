import Drizzle

/// The shape of `raingauge status --format json`.
extension MigrationStatus: Encodable {
    private enum Key: String, CodingKey {
        case folder, era, ledger, inStep, summary, counts, migrations, nextRun, forecasts, outlook
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(folder.path, forKey: .folder)
        try json.encode(folder.era?.rawValue, forKey: .era)
        try json.encode(ledger.location.description, forKey: .ledger)
        try json.encode(isInStep, forKey: .inStep)
        try json.encode(headline.text, forKey: .summary)
        let counts = MigrationState.allCases.map { ($0.word, count(of: $0)) }
        try json.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .counts)
        try json.encode(entries, forKey: .migrations)
        try json.encode(nextRun, forKey: .nextRun)
        try json.encode(forecasts, forKey: .forecasts)
        try json.encode(outlook, forKey: .outlook)
    }
}

extension StatusEntry: Encodable {
    private enum Key: String, CodingKey {
        case number, tag, file, when, state, presence, stop, reason, next, hash, statements, row
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(number, forKey: .number)
        try json.encodeIfPresent(migration?.tag, forKey: .tag)
        try json.encodeIfPresent(file, forKey: .file)
        try json.encodeIfPresent(migration?.when?.rawValue, forKey: .when)
        try json.encode(state, forKey: .state)
        try json.encodeIfPresent(presence, forKey: .presence)
        try json.encodeIfPresent(stop, forKey: .stop)
        try json.encode(sentence, forKey: .reason)
        try json.encode(next, forKey: .next)
        try json.encodeIfPresent(migration?.content?.hash, forKey: .hash)
        try json.encodeIfPresent(migration?.content?.statementCount, forKey: .statements)
        try json.encodeIfPresent(row.map(EncodedRow.init), forKey: .row)
    }

    private var file: String? {
        if case .strayFile(let path) = subject { path } else { migration?.file }
    }
}

extension NextRun: Encodable {
    private enum Key: String, CodingKey { case migrations, obstacle, warnings, stop }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(migrations.map(\.tag), forKey: .migrations)
        try json.encode(obstacle?.sentence, forKey: .obstacle)
        try json.encode(warnings.map(\.sentence), forKey: .warnings)
        try json.encodeIfPresent(fault, forKey: .stop)
    }
}

/// A ledger row as the ledger has it.
private struct EncodedRow: Encodable {
    let id: Int64?
    let hash: String?
    let createdAt: String?
    let name: String?
    let appliedAt: String?

    init(_ row: LedgerRow) {
        (id, hash, name, appliedAt) = (row.id, row.hash, row.name, row.appliedAt)
        createdAt =
            switch row.createdAt {
            case .at(let when): String(when.rawValue)
            case .null: nil
            case .other(let text): text
            }
    }
}
