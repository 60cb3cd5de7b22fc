import SQL

/// One element of `fromFiles` in `raingauge drift --format json`.
extension FileMade: Encodable {
    private enum Key: String, CodingKey { case kind, table, name, title, deed, file }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(subject.kind.rawValue, forKey: .kind)
        try json.encodeIfPresent(subject.table?.description, forKey: .table)
        try json.encode(subject.name, forKey: .name)
        try json.encode(subject.fullTitle, forKey: .title)
        try json.encode(deed.rawValue, forKey: .deed)
        try json.encode(file, forKey: .file)
    }
}
