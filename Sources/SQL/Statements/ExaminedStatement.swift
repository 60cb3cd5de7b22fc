/// A statement, and everything else that it says by name.
package struct ExaminedStatement: Hashable, Sendable {
    package let statement: SQLStatement
    package let mentions: StatementMentions
    /// Where the first word stands behind comments, in UTF-8 offsets of the text.
    package let start: Int
    /// Whether PostgreSQL's parser has read it and taken it; of what defines nothing it is not asked.
    package let isRead: Bool
}

/// What a statement needs to find on the server, and which texts it holds.
package struct StatementMentions: Hashable, Sendable {
    /// Roles that have to be there, in the order in which they are written.
    package var roles: [Identifier] = []
    /// Roles that the statement makes.
    package var madeRoles: [Identifier] = []
    /// Roles that are gone afterwards.
    package var droppedRoles: [Identifier] = []
    /// Schemas that stand before a name, in the order in which they are written.
    package var schemas: [Identifier] = []
    /// The relations whose columns it may speak of.
    package var relations: [ObjectName] = []
    /// Those whose rows it writes, also in a `WITH`.
    package var writes: [TableWrite] = []
    package var types: [TypeReference] = []
    package var functions: [ObjectName] = []
    package var operatorClasses: [Identifier] = []
    package var constants: [ConstantUse] = []
    /// `$1` and the like, by their numbers.
    package var parameters: [Int] = []

    package init() {}
}

/// A string constant, and what it is compared with, cast to or assigned to.
package struct ConstantUse: Hashable, Sendable {
    package let text: String
    /// Empty where nothing near by says what type it has.
    package let peers: Set<Peer>

    package enum Peer: Hashable, Sendable {
        case type(TypeReference)
        /// A column of one of the statement's relations.
        case column(Identifier)
        /// The column at a place of the table that rows are inserted into, from 0.
        case place(Int)
    }
}

extension SQL {
    /// One statement, taken apart by the parser with all that it mentions.
    ///
    /// - Parameters:
    ///   - text: The statement; comments may stand in front.
    ///   - isDeep: Also where it defines nothing, such as an `UPDATE`; costs a few microseconds for each row of an `INSERT`.
    /// - Returns: `nil` where there is nothing but comments.
    package static func examined(_ text: String, isDeep: Bool = false) -> ExaminedStatement? {
        var text = text
        return text.withUTF8 { bytes in
            let range = LeadingComments.dropped(from: 0..<bytes.count, in: bytes)
            guard !range.isEmpty else { return nil }
            return examined(UnsafeBufferPointer(rebasing: bytes[range]), isDeep, at: range.lowerBound)
        }
    }

    private static func examined(
        _ bytes: UnsafeBufferPointer<UInt8>, _ isDeep: Bool, at start: Int
    ) -> ExaminedStatement {
        let words = FirstWords(bytes)
        let other = SQLStatement.other(words.text)
        guard words.promiseDefinition || isDeep else {
            return ExaminedStatement(
                statement: other, mentions: StatementMentions(), start: start, isRead: false)
        }
        do {
            let (builder, mentions) = try taken(apart: bytes)
            return ExaminedStatement(
                statement: builder.statement ?? other, mentions: mentions, start: start, isRead: true)
        } catch {
            return ExaminedStatement(
                statement: .unreadable(error), mentions: StatementMentions(), start: start, isRead: false)
        }
    }
}
