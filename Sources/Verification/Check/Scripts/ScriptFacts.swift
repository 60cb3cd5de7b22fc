package import Drizzle

/// What the text of one migration holds that matters before its statements are looked at, each with its line.
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
        /// Chunks of several statements, and how many chunks.
        case severalStatements(chunks: Int, isUnmarked: Bool)
        /// Chunks without a statement in them besides others that have one.
        case blankChunk
        case conflictMarkers
        /// A statement on the line of a comment, which never runs; the column in bytes, from 1.
        case swallowed(by: KitComment.Kind, column: Int)
        case byteOrderMark
        case carriageReturns
    }
}
