/// A `BEGIN`, `COMMIT` or the like in a migration, inside of Drizzle's own transaction.
package struct OwnTransactionCommand: Equatable, Sendable {
    package let tag: String
    package let file: String
    package let line: Int
    /// Such as `COMMIT`.
    package let command: String
    /// Whether it ends a transaction.
    package let isEnd: Bool
    /// Whether it undoes what the transaction did.
    var isRollback: Bool { command == "ROLLBACK" || command == "ABORT" }
    /// What behind it in the file could not run without it; empty where nothing needs it.
    package private(set) var lets: [String] = []

    init(_ command: (words: String, isEnd: Bool), tag: String, file: String, line: Int) {
        (self.command, isEnd) = (command.words, command.isEnd)
        (self.tag, self.file, self.line) = (tag, file, line)
    }

    mutating func allow(_ what: String) { if !lets.contains(what) { lets.append(what) } }
}
