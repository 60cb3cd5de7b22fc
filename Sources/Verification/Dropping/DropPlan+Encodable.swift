/// The shape of `raingauge drop --format json`.
extension DropPlan: Encodable {
    private enum Key: String, CodingKey { case tag, removes, changes, relinked, cautions }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tag, forKey: .tag)
        try json.encode(removals, forKey: .removes)
        try json.encode(edits.map(\.path), forKey: .changes)
        try json.encode(relinked, forKey: .relinked)
        try json.encode(cautions, forKey: .cautions)
    }
}
