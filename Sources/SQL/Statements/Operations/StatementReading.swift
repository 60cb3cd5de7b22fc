/// A statement with all that it says: what it defines, what it does, and what it mentions.
package struct StatementReading: Sendable {
    package let statement: SQLStatement
    /// `nil` where ``statement`` says all, and where the parser refuses it.
    package let operation: Operation?
    package let mentions: StatementMentions
    /// Of a `DO` block; `nil` for any other statement.
    package let code: CodeReading?
    /// Where the first word stands behind comments, in UTF-8 offsets of the text.
    package let start: Int

    package var isUnderstood: Bool {
        if case .unreadable = statement { false } else { true }
    }
}

extension SQL {
    /// One statement, taken apart with all that it does.
    ///
    /// Costs some twenty microseconds for a short one, and grows with the rows of an `INSERT` up to a megabyte.
    ///
    /// - Returns: `nil` where there is nothing but comments.
    package static func reading(of text: String) -> StatementReading? {
        var text = text
        return text.withUTF8 { bytes in
            let range = LeadingComments.dropped(from: 0..<bytes.count, in: bytes)
            guard !range.isEmpty else { return nil }
            return reading(UnsafeBufferPointer(rebasing: bytes[range]), at: range.lowerBound)
        }
    }

    private static func reading(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> StatementReading {
        do throws(SyntaxTrouble) {
            guard !bytes.contains(0) else { throw .refused(message: "a zero byte") }
            let (builder, mentions) = try taken(apart: bytes)
            let statement = builder.statement
            return StatementReading(
                statement: statement ?? .other(FirstWords(bytes).text), operation: builder.operation,
                mentions: mentions, code: builder.code, start: start)
        } catch {
            return StatementReading(
                statement: .unreadable(error), operation: nil, mentions: StatementMentions(), code: nil,
                start: start)
        }
    }

    /// The tree of one statement, or of as much of a long one as decides what it does, and all names in it.
    static func taken(
        apart bytes: UnsafeBufferPointer<UInt8>
    ) throws(SyntaxTrouble) -> (StatementBuilder, StatementMentions) {
        guard LongInsert.isLong(bytes), !FirstWords(bytes).promiseDefinition else {
            let builder = StatementBuilder(try SyntaxTree(bytes))
            return (builder, MentionFinder(builder).mentions)
        }
        guard let long = LongInsert(bytes) else { throw .tooLong }
        let builder = StatementBuilder(try SyntaxTree(UnsafeBufferPointer(rebasing: bytes[long.head])))
        var mentions = MentionFinder(builder).mentions
        mentions.functions += long.functions
        return (builder, mentions)
    }
}
