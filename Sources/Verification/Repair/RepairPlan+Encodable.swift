import SQL

/// The shape of `raingauge repair PLAN --format json`.
extension RepairPlan: Encodable {
    private enum Key: String, CodingKey {
        case plan, sentence, cautions, statements, asked, files, consequences, before, after
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(kind, forKey: .plan)
        try json.encode(sentence, forKey: .sentence)
        try json.encode(cautions, forKey: .cautions)
        try json.encode(
            changes.flatMap { $0.statements(on: location) }.map(EncodedStatement.init), forKey: .statements)
        try json.encode(questions, forKey: .asked)
        try json.encode(files.map(EncodedFile.init), forKey: .files)
        try json.encode(consequences, forKey: .consequences)
        try json.encode(before.headline.text, forKey: .before)
        try json.encode(after.headline.text, forKey: .after)
    }
}

private struct EncodedStatement: Encodable {
    let sql: String
    let parameters: [String?]

    init(_ statement: SQL) { (sql, parameters) = (statement.text, statement.parameters) }
}

private struct EncodedFile: Encodable {
    let path: String
    let diff: String

    init(_ edit: FileEdit) { (path, diff) = (edit.path, edit.diff) }
}

extension RepairOffer: Encodable {
    private enum Key: String, CodingKey { case plan, targets, reason }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(kind, forKey: .plan)
        try json.encode(targets.map(\.description), forKey: .targets)
        try json.encode(reason, forKey: .reason)
    }
}
