import CPGQuery

/// What PostgreSQL's parser has against a script.
package struct SyntaxRefusal: Error, Equatable, Sendable {
    /// In the parser's words: `syntax error at or near "FORM"`.
    package let message: String
    /// Where, in UTF-8 offsets of the script.
    package let offset: Int

    package init(message: String, offset: Int) { (self.message, self.offset) = (message, offset) }
}

extension SQL {
    /// The release of PostgreSQL whose parser this is; a newer server may understand what it refuses.
    package static let parserVersion = 15

    /// Why PostgreSQL's parser refuses `script`, which it reads whole as a server would; `nil` where it does not.
    ///
    /// Costs a few microseconds for each statement. Of more than a megabyte nothing is said, because the parser would
    /// take a hundred times the memory.
    package static func refusal(of script: String) -> SyntaxRefusal? {
        guard script.utf8.count <= refusalLimit, !script.utf8.contains(0) else { return nil }
        let result = script.withCString { pg_query_split_with_parser($0) }
        defer { pg_query_free_split_result(result) }
        guard let error = result.error else { return nil }
        // The parser counts characters from 1, as the server does for its clients.
        let position = script.unicodeScalars.index(
            script.startIndex, offsetBy: max(0, Int(error.pointee.cursorpos) - 1),
            limitedBy: script.endIndex)
        let offset = position.map { script.utf8.distance(from: script.startIndex, to: $0) }
        return SyntaxRefusal(
            message: error.pointee.message.map { String(cString: $0) } ?? "",
            offset: offset ?? script.utf8.count)
    }

    private static let refusalLimit = 1_048_576
}
