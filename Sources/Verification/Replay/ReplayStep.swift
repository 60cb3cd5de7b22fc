import Drizzle
import SQL

/// One statement of a replay, and where it is written.
struct ReplayStep {
    let sql: SQL
    /// `nil` for what no file says.
    let place: ReplayPlace?

    init(_ sql: SQL, _ place: ReplayPlace? = nil) { (self.sql, self.place) = (sql, place) }

    /// The statements of a file in their order, those that Drizzle sends at once together.
    static func pieces(of script: MigrationScript, in migration: Migration) -> [[ReplayStep]] {
        var lines = MigrationScript.Lines(script)
        return script.chunks.map { chunk in
            let text = script.text(of: chunk.range)
            let bytes = Array(text.utf8)
            return SQL.statements(in: text).map { range in
                let statement = String(decoding: bytes[range], as: UTF8.self)
                let line = lines.line(at: chunk.range.lowerBound + range.lowerBound)
                return ReplayStep(
                    SQL(unsafe: statement),
                    ReplayPlace(tag: migration.tag, file: migration.file, line: line, statement: statement))
            }
        }
    }
}

/// A statement of a migration's file.
package struct ReplayPlace: Equatable, Sendable {
    package let tag: String
    /// The full path.
    package let file: String
    /// Where it begins, from 1; `nil` for the COMMIT behind the file.
    package let line: Int?
    /// All of it.
    package let statement: String

    package init(tag: String, file: String, line: Int?, statement: String) {
        (self.tag, self.file, self.line, self.statement) = (tag, file, line, statement)
    }

    /// Its first words on one line.
    package var words: String {
        let line = statement.onOneLine
        return line.count > 120 ? line.prefix(119) + "…" : line
    }
}
