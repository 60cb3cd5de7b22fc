import SQL

/// A statement of a script: its text, and all that PostgreSQL's parser finds in it, each worked out once and only if somebody asks.
final class StatementLook {
    private let script: RunScript
    private let range: Range<Int>

    init(_ statement: RunScript.Statement, of script: RunScript) {
        (self.script, range) = (script, statement.range)
    }

    var byteCount: Int { range.count }
    lazy var text = script.text(of: range)
    /// `nil` where the parser refuses it.
    lazy var deep = SQL.examined(text, isDeep: true)
}
