/// With what a statement begins, which decides whether it is worth parsing.
struct FirstWords {
    /// The first word in upper case, and the second one where only both say what it is: `CREATE RULE`.
    let text: String

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var words: [String] = []
        var rest = bytes[...]
        while words.count < 3 {
            rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "(") }
            let word = rest.prefix { Self.isLetter($0) }
            guard !word.isEmpty else { break }
            words.append(String(decoding: word, as: UTF8.self).uppercased())
            rest = rest[word.endIndex...]
        }
        let isVerb = words.first.map(Self.verbs.contains) ?? false
        text = words.prefix(isVerb ? 2 : 1).joined(separator: " ")
    }

    /// Whether it may define, change, comment or grant something.
    var promiseDefinition: Bool { Self.promiseDefinition(text) }

    static func promiseDefinition(_ text: String) -> Bool {
        let first = text.prefix { $0 != " " }
        return verbs.contains(String(first)) || others.contains(String(first))
    }

    private static let verbs: Set = ["CREATE", "ALTER", "DROP", "COMMENT", "SECURITY", "REFRESH", "REINDEX"]
    private static let others: Set = ["GRANT", "REVOKE", "SET", "DO", "REASSIGN"]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
    }
}
