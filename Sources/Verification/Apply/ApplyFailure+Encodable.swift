import SQL
import Postgres

/// The shape of the last line of `raingauge migrate --yes --format json`, where the server stopped it.
extension ApplyFailure: Encodable {
    private enum Key: String, CodingKey {
        case event, applied, tag, file, line, column, at, statement, sqlstate, message, detail, hint, context
        case attempts, sessions, kept, findings, invalidIndex = "invalid_index"
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode("stopped", forKey: .event)
        try json.encode(false, forKey: .applied)
        try encodePlace(to: &json)
        try json.encode(error.sqlState?.code, forKey: .sqlstate)
        try json.encode(error.message, forKey: .message)
        try json.encodeIfPresent(error.detail, forKey: .detail)
        try json.encodeIfPresent(error.hint, forKey: .hint)
        try json.encodeIfPresent(error.context, forKey: .context)
        try json.encode(attempts, forKey: .attempts)
        try json.encode(blockers, forKey: .sessions)
        try json.encode(kept.sentence, forKey: .kept)
        try json.encode(findings, forKey: .findings)
        try json.encodeIfPresent(invalidIndex?.description, forKey: .invalidIndex)
    }

    private func encodePlace(to json: inout KeyedEncodingContainer<Key>) throws {
        switch place {
        case .beginning: try json.encode("beginning", forKey: .at)
        case .between: try json.encode("between", forKey: .at)
        case .commit: try json.encode("commit", forKey: .at)
        case .row(let tag, let file):
            try json.encode("its ledger row", forKey: .at)
            try json.encode(tag, forKey: .tag)
            try json.encode(file, forKey: .file)
        case .assertion(let tag, let file, let assertion, let moment):
            try json.encode("assertion \(moment.rawValue) it", forKey: .at)
            try json.encode(tag, forKey: .tag)
            try json.encode(file, forKey: .file)
            try json.encode(assertion.line, forKey: .line)
            try json.encode(assertion.query, forKey: .statement)
        case .piece(let tag, let file, let number, let source, let statement):
            try json.encode(number, forKey: .at)
            try json.encode(tag, forKey: .tag)
            try json.encode(file, forKey: .file)
            try json.encode(source.line, forKey: .line)
            try json.encodeIfPresent(source.column, forKey: .column)
            try json.encode(statement, forKey: .statement)
        }
    }
}
