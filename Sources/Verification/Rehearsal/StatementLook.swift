import SQL

/// A statement of a script: its text, and all that PostgreSQL's parser finds in it, each worked out once and only if somebody asks.
final class StatementLook {
    private let script: RunScript
    private let statement: RunScript.Statement

    init(_ statement: RunScript.Statement, of script: RunScript) {
        (self.script, self.statement) = (script, statement)
    }

    var byteCount: Int { statement.range.count }
    lazy var text = script.text(of: statement.range)
    /// `nil` where the parser refuses it.
    lazy var deep =
        statement.reading?.examined(startingAt: statement.examined.start, isDeep: true)
        ?? SQL.examined(text, isDeep: true)
}
