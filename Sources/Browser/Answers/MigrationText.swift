package import SQL

/// A migration's file, with the tokens that colour it.
package struct MigrationText: Equatable, Sendable {
    package let path: String
    /// At most the first part of a very large file; see ``isCut``.
    package let text: String
    package let tokens: [SQLToken]
    package let byteCount: ByteCount
    package let isCut: Bool

    package init(path: String, text: String, tokens: [SQLToken], byteCount: ByteCount, isCut: Bool) {
        (self.path, self.text, self.tokens) = (path, text, tokens)
        (self.byteCount, self.isCut) = (byteCount, isCut)
    }
}
