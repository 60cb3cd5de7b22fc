/// What a statement does to the schema, as far as it says so.
package indirect enum SQLStatement: Hashable, Sendable {
    case createTable(CreateTable)
    case alterTable(AlterTable)
    case createIndex(CreateIndex)
    case createEnum(CreateEnum)
    case alterEnum(AlterEnum)
    case createType(CreateType)
    case createView(CreateView)
    case createSequence(CreateSequence)
    case alterSequence(AlterSequence)
    case createSchema(CreateSchema)
    case createExtension(CreateExtension)
    case createFunction(CreateFunction)
    case createTrigger(CreateTrigger)
    case createPolicy(PolicyDefinition)
    case alterPolicy(PolicyDefinition)
    case drop(Drop)
    case rename(Rename)
    case setSchema(SetSchema)
    case comment(Comment)
    case grant(Grant)
    /// The schemas in which names without one are looked up from here on.
    case setSearchPath([Identifier])
    case block(CodeBlock)
    /// Everything else, by its first words in upper case: `INSERT`, `UPDATE`, `SELECT`, `CREATE RULE`, …
    case other(String)
    /// PostgreSQL's parser refuses it, or it is too large or too deep to be taken apart.
    case unreadable(SyntaxTrouble)
}

/// Why a statement was not taken apart.
package enum SyntaxTrouble: Error, Hashable, Sendable {
    /// In the parser's words.
    case refused(message: String)
    /// Nested so deeply that walking through it could exhaust the stack.
    case tooDeep
    /// So long that taking it apart would take a hundred times as much memory.
    case tooLong

    /// Why nobody knows what the statement does.
    package var words: String {
        switch self {
        case .refused(let message): message
        case .tooDeep: "it is nested too deeply"
        case .tooLong: "it is too long to be taken apart"
        }
    }
}

/// A statement and where it stands.
package struct PlacedStatement: Hashable, Sendable {
    package let statement: SQLStatement
    /// In UTF-8 offsets of the script, from the first word to the last, without the semicolon and comments in front.
    package let range: Range<Int>

    package init(_ statement: SQLStatement, _ range: Range<Int>) {
        (self.statement, self.range) = (statement, range)
    }
}
