import Drizzle

/// The shape of `raingauge status --format json` for several databases.
extension StatusComparison: Encodable {
    private enum Key: String, CodingKey { case databases, folder, inStep, migrations }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(isInStep, forKey: .inStep)
        try json.encode(columns.lazy.compactMap { $0.status?.folder.path }.first, forKey: .folder)
        try json.encode(columns, forKey: .databases)
        try json.encode(rows, forKey: .migrations)
    }
}

extension StatusComparison.Column: Encodable {
    private enum Key: String, CodingKey { case database, problem, status }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(name, forKey: .database)
        switch finding {
        case .status(let status): try json.encode(status, forKey: .status)
        case .unreached(let reason): try json.encode(reason, forKey: .problem)
        }
    }
}

extension StatusComparison.Row: Encodable {
    private enum Key: String, CodingKey { case tag, when, states, uneven, rows }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(sample?.title, forKey: .tag)
        try json.encodeIfPresent(sample?.migration?.when?.rawValue, forKey: .when)
        try json.encode(cells.map { $0?.state.word }, forKey: .states)
        try json.encode(cells.map { $0?.row?.id }, forKey: .rows)
        try json.encode(isUneven, forKey: .uneven)
    }
}
