import SQL

/// The shape of `raingauge drift --format json`.
extension Drift: Encodable {
    private enum Key: String, CodingKey {
        case against, inStep, summary, method, explanation, tables, columns, objects, differences, unmade
        case fromFiles, notCompared, closeDatabase, closeSchema
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(against, forKey: .against)
        try json.encode(isInStep, forKey: .inStep)
        try json.encode(summary, forKey: .summary)
        try json.encode(method.name, forKey: .method)
        try json.encode(method.sentence, forKey: .explanation)
        try json.encode(counts.tables, forKey: .tables)
        try json.encode(counts.columns, forKey: .columns)
        try json.encode(counts.others, forKey: .objects)
        try json.encode(differences, forKey: .differences)
        try json.encode(unmade, forKey: .unmade)
        try json.encode(fromFiles, forKey: .fromFiles)
        try json.encode(notCompared, forKey: .notCompared)
        let closing = closing
        try json.encode(closing.database, forKey: .closeDatabase)
        try json.encode(closing.expectation, forKey: .closeSchema)
    }
}

extension Drift.Unmade: Encodable {
    private enum Key: String, CodingKey { case name, reason }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(name.description, forKey: .name)
        try json.encode(reason, forKey: .reason)
    }
}

extension Difference.Origin {
    /// One word for scripts.
    fileprivate var word: String {
        switch self {
        case .made: "made"
        case .leftOut: "leftOut"
        case .pending: "pending"
        }
    }
}

extension Difference: Encodable {
    private enum Key: String, CodingKey {
        case kind, table, name, change, aspects, renamedFrom, harm, certain, title, expected, live
        case closeDatabase, closeSchema, file, origin
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(subject.kind.rawValue, forKey: .kind)
        try json.encodeIfPresent(subject.table?.description, forKey: .table)
        try json.encode(subject.name, forKey: .name)
        switch change {
        case .missing: try json.encode("missing", forKey: .change)
        case .extra: try json.encode("extra", forKey: .change)
        case .renamed(let old):
            try json.encode("renamed", forKey: .change)
            try json.encode(old, forKey: .renamedFrom)
        case .changed(let aspects):
            try json.encode("changed", forKey: .change)
            try json.encode(aspects, forKey: .aspects)
        }
        try json.encode(harm.rawValue, forKey: .harm)
        try json.encode(isCertain, forKey: .certain)
        try json.encode(title, forKey: .title)
        try json.encodeIfPresent(expected, forKey: .expected)
        try json.encodeIfPresent(live, forKey: .live)
        try json.encode(closing.database, forKey: .closeDatabase)
        try json.encode(closing.expectation, forKey: .closeSchema)
        try json.encodeIfPresent(file, forKey: .file)
        try json.encodeIfPresent(origin?.word, forKey: .origin)
    }
}
