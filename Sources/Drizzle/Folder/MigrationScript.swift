import Crypto

/// The text of one migration, cut the way Drizzle cuts it.
///
/// Drizzle splits at every `--> statement-breakpoint`, whatever stands around it, and sends each chunk as one query. What
/// is found here takes one pass over the bytes; it knows quotes and comments, and nothing of grammar.
///
/// - Source: drizzle-orm/src/migrator.ts, `readMigrationFiles`; PostgreSQL's scan.l for quotes and comments.
package struct MigrationScript: Equatable, Sendable {
    /// What Drizzle makes of the file: its bytes, where they are UTF-8, and U+FFFD in the place of what is not.
    ///
    /// Every place and range counts in these, so that they hold for any text made of them.
    package let bytes: [UInt8]
    package let chunks: [ScriptChunk]
    package let hasByteOrderMark: Bool
    package let hasCarriageReturns: Bool
    /// The line on which a merge conflict begins.
    package let conflictLine: Int?

    package init(_ file: [UInt8]) {
        let bytes = UTF8Repair.repaired(file)
        self.bytes = bytes
        chunks = bytes.withUnsafeBufferPointer { text in
            Self.chunkRanges(of: text).map { ScriptChunkScanner.chunk(at: $0, in: text) }
        }
        hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        hasCarriageReturns = bytes.contains(0x0D)
        conflictLine = ConflictMarker.firstCertain(in: bytes)?.line
    }

    /// Reads a migration's file whole.
    ///
    /// - Returns: `nil` when it is not there or cannot be read; ``MigrationFolder/problems`` says why.
    package static func reading(_ file: String) -> MigrationScript? {
        do { return MigrationScript(try ProjectFiles().bytes(of: file)) } catch { return nil }
    }

    /// SHA-256 of the text, as Drizzle records it; costs a pass over the bytes.
    package var hash: String { SHA256.hash(data: bytes).hexadecimal }

    package func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The line of a byte, from 1; costs a pass over what stands before it.
    package func line(at offset: Int) -> Int { bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } + 1 }

    /// Tells lines of places that only grow, in one pass over the text altogether.
    package struct Lines {
        private let bytes: [UInt8]
        private var offset = 0
        private var line = 1

        package init(_ script: MigrationScript) { bytes = script.bytes }

        package mutating func line(at position: Int) -> Int {
            while offset < position, offset < bytes.count {
                if bytes[offset] == 0x0A { line += 1 }
                offset += 1
            }
            return line
        }
    }

    /// Whether a stretch holds one of the words that may mean trouble in a transaction, outside of quotes and comments.
    package func isNotable(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { ScriptChunkScanner.chunk(at: range, in: $0).isNotable }
    }

    private static func chunkRanges(of text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let starts = MarkerCounter.places(in: UnsafeRawBufferPointer(text))
        let length = MarkerCounter.marker.utf8.count
        let begins = [0] + starts.map { $0 + length }
        return zip(begins, starts + [text.count]).map { $0..<max($0, $1) }
    }
}

/// What Drizzle sends as one query.
package struct ScriptChunk: Equatable, Sendable {
    /// In bytes of the script.
    package let range: Range<Int>
    /// Pieces between semicolons that hold more than space and comments; a body of `BEGIN ATOMIC` counts as several.
    package let pieceCount: Int
    /// What is still open where the chunk ends.
    package let unfinished: Unfinished?
    /// Where the open one begins.
    package let unfinishedStart: Int?
    /// Whether one of the words stands outside of quotes and comments that may mean trouble in a transaction.
    package let isNotable: Bool
    /// Comments to the end of a line that begin as one that Drizzle Kit writes.
    let kitComments: [Range<Int>]

    package enum Unfinished: Equatable, Sendable { case comment, string, name, dollarQuote }
}
