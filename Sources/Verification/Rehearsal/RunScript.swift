package import Drizzle
import SQL

/// A migration as Drizzle sends it: piece by piece, each with the statements in it.
package struct RunScript: Sendable {
    /// The name under which it is run.
    package let tag: String
    package let file: String
    let pieces: [Piece]
    private let script: MigrationScript

    /// What lies between two markers, and is one query.
    struct Piece: Sendable {
        /// From 1, as Drizzle sends them.
        let number: Int
        /// What is still open at its end, and the line on which it begins.
        let cut: (kind: ScriptChunk.Unfinished, line: Int)?
        let statements: [Statement]
        let range: Range<Int>
    }

    struct Statement: Sendable {
        let line: Int
        /// In bytes of the script.
        let range: Range<Int>
        let examined: ExaminedStatement
        /// Its words, where one of them may mean trouble in a transaction.
        let phrase: StatementPhrase?
    }

    package init(tag: String, file: String, _ script: MigrationScript) {
        (self.tag, self.file, self.script) = (tag, file, script)
        var lines = MigrationScript.Lines(script)
        pieces = script.chunks.enumerated().map { index, chunk in
            let statements = Self.statements(of: chunk, in: script, &lines)
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

    func text(of range: Range<Int>) -> String { script.text(of: range) }
    func line(at offset: Int) -> Int { script.line(at: offset) }

    /// Whether the file is what `drizzle-kit pull` writes, commented out.
    ///
    /// - Source: drizzle-kit/src/cli/commands/pgIntrospect.ts writes these words in front.
    var isPulledBaseline: Bool {
        pieces.first.map { text(of: $0.range).contains("after introspecting the database") } ?? false
    }

    private static func statements(
        of chunk: ScriptChunk, in script: MigrationScript, _ lines: inout MigrationScript.Lines
    ) -> [Statement] {
        let begin = chunk.range.lowerBound
        return SQL.statements(in: script.text(of: chunk.range)).compactMap { found in
            let range = found.lowerBound + begin..<found.upperBound + begin
            let text = script.text(of: range)
            guard let examined = SQL.examined(text) else { return nil }
            return Statement(
                line: lines.line(at: range.lowerBound + examined.start), range: range, examined: examined,
                phrase: chunk.isNotable && script.isNotable(range) ? StatementPhrase(text) : nil)
        }
    }
}
