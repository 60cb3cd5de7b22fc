package import Drizzle

/// What the SQL of one migration holds that matters when Drizzle runs it, each with its line.
package struct ScriptFacts: Equatable, Sendable {
    package let facts: [Fact]

    package init(_ facts: [Fact]) { self.facts = facts }

    package struct Fact: Equatable, Sendable {
        package let line: Int
        package let kind: Kind

        package init(_ kind: Kind, line: Int) { (self.kind, self.line) = (kind, line) }
    }

    package enum Kind: Equatable, Sendable {
        /// Nothing but space and comments.
        case blank
        /// A marker stands inside of a comment, string or body, so that Drizzle cuts it in two.
        case cut(ScriptChunk.Unfinished, isBaseline: Bool)
        /// A statement that PostgreSQL refuses inside of a transaction block.
        case outsideTransaction(command: String)
        /// `BEGIN`, `COMMIT` and their like.
        case ownTransaction(command: String)
        /// A value that the same file added to an enum is used before the transaction is over.
        case newEnumValue(value: String, type: String, addedOn: Int)
        /// Chunks of several statements, and how many chunks.
        case severalStatements(chunks: Int, isUnmarked: Bool)
        /// Chunks without a statement in them besides others that have one.
        case blankChunk
        case conflictMarkers
        case byteOrderMark
        case carriageReturns
    }

    /// Reads and judges a migration's file; nothing of the text is kept.
    package static func reading(_ migration: Migration) -> ScriptFacts {
        guard migration.content != nil, let script = MigrationScript.reading(migration.file) else {
            return ScriptFacts([])
        }
        return ScriptFacts(script)
    }
}
