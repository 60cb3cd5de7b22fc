package import Drizzle
package import SQL

/// A migration as Drizzle sends it: piece by piece, each with the statements in it.
package struct RunScript: Sendable {
    /// The name under which it is run.
    package let tag: String
    package let file: String
    let pieces: [Piece]
    let script: MigrationScript

    /// What lies between two markers, and is one query.
    struct Piece: Sendable {
        /// From 1, as Drizzle sends them.
        let number: Int
        /// What is still open at its end, and the line on which it begins.
        let cut: (kind: ScriptChunk.Unfinished, line: Int)?
        let statements: [Statement]
        let range: Range<Int>

        var isRead: Bool { statements.allSatisfy(\.examined.isRead) }
    }

    struct Statement: Sendable {
        let line: Int
        /// In bytes of the script.
        let range: Range<Int>
        let examined: ExaminedStatement
        /// All that the parser finds in it, where somebody has asked already.
        let reading: StatementReading?
        /// Its words, where one of them may mean trouble in a transaction.
        let phrase: StatementPhrase?
    }

    /// - Parameters:
    ///   - tag: The name under which it is run.
    ///   - file: Where it is.
    ///   - script: Its text.
    ///   - readings: What is known of statements already, by the place from their first words to their ends; the others
    ///     are parsed.
    package init(
        tag: String, file: String, _ script: MigrationScript,
        knowing readings: [Range<Int>: StatementReading] = [:]
    ) {
        (self.tag, self.file, self.script) = (tag, file, script)
        var lines = MigrationScript.Lines(script)
        pieces = script.chunks.enumerated().map { index, chunk in
            let statements = Self.statements(of: chunk, in: script, &lines, readings)
            return Piece(
                number: index + 1,
                cut: chunk.unfinished.map { ($0, script.line(at: chunk.unfinishedStart ?? 0)) },
                statements: statements, range: chunk.range)
        }
    }

    /// Reads a migration's file; `nil` when it is not there or cannot be read.
    package static func reading(_ migration: Migration) -> RunScript? {
        guard migration.content != nil else { return nil }
        return MigrationScript.reading(migration.file).map {
            RunScript(tag: migration.tag, file: migration.file, $0)
        }
    }

    /// SHA-256 of the text, as Drizzle records it; costs a pass over it.
    package var hash: String { script.hash }

    /// The number of the piece in which a statement begins on a line, from 1.
    func piece(withStatementOn line: Int) -> Int? {
        pieces.first { $0.statements.contains { $0.line == line } }?.number
    }

    func text(of range: Range<Int>) -> String { script.text(of: range) }
    func hasNulByte(in range: Range<Int>) -> Bool { script.bytes[range].contains(0) }
    func line(at offset: Int) -> Int { script.line(at: offset) }

    /// Whether the file is what `drizzle-kit pull` writes, commented out.
    ///
    /// - Source: drizzle-kit/src/cli/commands/pgIntrospect.ts writes these words in front.
    var isPulledBaseline: Bool {
        pieces.first.map { text(of: $0.range).contains("after introspecting the database") } ?? false
    }

    private static func statements(
        of chunk: ScriptChunk, in script: MigrationScript, _ lines: inout MigrationScript.Lines,
        _ readings: [Range<Int>: StatementReading]
    ) -> [Statement] {
        let begin = chunk.range.lowerBound
        return SQL.statements(in: script.text(of: chunk.range)).compactMap { found in
            let range = found.lowerBound + begin..<found.upperBound + begin
            let text = script.text(of: range)
            guard let start = SQL.start(of: text) else { return nil }
            let reading = readings[range.lowerBound + start..<range.upperBound]
            guard let examined = reading?.examined(startingAt: start) ?? SQL.examined(text) else {
                return nil
            }
            return Statement(
                line: lines.line(at: range.lowerBound + start), range: range, examined: examined,
                reading: reading,
                phrase: chunk.isNotable && script.isNotable(range) ? StatementPhrase(text) : nil)
        }
    }
}
