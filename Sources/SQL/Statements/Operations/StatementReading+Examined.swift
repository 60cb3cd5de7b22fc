extension SQL {
    /// Where the first word of a statement stands behind comments, in UTF-8 offsets; `nil` where there is nothing else.
    package static func start(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            let range = LeadingComments.dropped(from: 0..<bytes.count, in: bytes)
            return range.isEmpty ? nil : range.lowerBound
        }
    }
}

extension StatementReading {
    /// What ``SQL/examined(_:isDeep:)`` would say of the same statement, without parsing it again.
    ///
    /// - Parameters:
    ///   - start: Where its first word stands in the text that is meant.
    ///   - isDeep: Also what a statement mentions that defines nothing.
    /// - Returns: `nil` for what the parser refuses, of which only the text tells the rest.
    package func examined(startingAt start: Int, isDeep: Bool = false) -> ExaminedStatement? {
        if case .unreadable = statement { return nil }
        var seen = mentions
        if case .other(let words) = statement, !isDeep, !FirstWords.promiseDefinition(words) {
            seen = StatementMentions()
        }
        return ExaminedStatement(statement: statement, mentions: seen, start: start, isRead: true)
    }
}
