/// The shape of `nextRun.stop` in `raingauge status --format json`.
extension RunFault: Encodable {
    private enum Key: String, CodingKey { case tag, file, line, at, sqlstate, message, sentence, remedy }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(tag, forKey: .tag)
        try json.encode(file, forKey: .file)
        try json.encodeIfPresent(piece.map { _ in line }, forKey: .line)
        try json.encodeIfPresent(piece, forKey: .at)
        try json.encode(sqlState, forKey: .sqlstate)
        try json.encode(serverWords, forKey: .message)
        try json.encode(sentence, forKey: .sentence)
        try json.encode(remedy, forKey: .remedy)
    }
}
