import Drizzle
import SQL
import Verification

/// A line for psql, which PostgreSQL does not understand.
struct PsqlMetaCommand: ReviewRule {
    let page = RulePage(
        "psql-meta-command", .danger, "A line for psql, which PostgreSQL does not understand.",
        why:
            "Lines with a backslash in front are psql's own; Drizzle sends them to the server, which stops (42601).",
        instead: "Take the line out.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        script.metaCommand.map {
            [finding(at: script.place(line: $0.line), "\($0.text) is a command of psql.")]
        } ?? []
    }
}

extension ReviewScript {
    /// Whether it holds what only psql understands, so that little else can be said of it.
    var isForPsql: Bool { metaCommand != nil || statements.contains { $0.readsClientRows } }

    /// The first line of what the parser refuses that begins with a backslash and a letter.
    var metaCommand: (line: Int, text: String)? {
        statements.lazy.filter { !$0.reading.isUnderstood }.compactMap { statement -> (Int, String)? in
            let lines = text(of: statement).split(separator: "\n", omittingEmptySubsequences: false)
            let index = lines.firstIndex { $0.drop(while: { $0 == " " || $0 == "\t" }).isMetaCommand }
            return index.map {
                (script.line(at: statement.range.lowerBound) + $0, String(lines[$0].prefix(40)))
            }
        }.first
    }
}

extension ReviewScript.Statement {
    /// `COPY … FROM stdin`, behind which rows stand that are no SQL.
    var readsClientRows: Bool {
        if case .copy(let copy)? = reading.operation { copy.isFrom && !copy.isOnServer } else { false }
    }
}

extension Substring {
    fileprivate var isMetaCommand: Bool {
        guard first == "\\", let letter = dropFirst().first else { return false }
        return letter == "!" || ("a"..."z").contains(letter)
    }
}
