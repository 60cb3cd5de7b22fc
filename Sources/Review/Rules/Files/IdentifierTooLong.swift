import SQL
import Verification

/// PostgreSQL keeps 63 bytes of a name, and cuts the rest without stopping.
struct IdentifierTooLong: ReviewRule {
    let page = RulePage(
        "identifier-too-long", .caution,
        "PostgreSQL keeps 63 bytes of a name, and cuts the rest without stopping.",
        why:
            "Drizzle goes on calling it by its whole name, and two names with one beginning are the same one.",
        instead: "Give it a shorter name in schema.ts.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        script.statements.enumerated().compactMap { index, statement in
            let text = script.text(of: statement)
            let bytes = Array(text.utf8)
            let name = SQL.tokens(of: text).lazy.filter {
                $0.kind == .identifier && $0.range.count > Identifier.maximalLength
            }
            .map { String(decoding: bytes[$0.range], as: UTF8.self).unquotedName }
            .first { $0.utf8.count > Identifier.maximalLength }
            return name.map {
                finding(
                    at: script.place(ofStatement: index),
                    "\($0) is longer than the \(Identifier.maximalLength) bytes PostgreSQL keeps of a name.")
            }
        }
    }
}

extension ReviewScript {
    /// The place of a statement by its number, from 0.
    func place(ofStatement index: Int) -> Finding.Place {
        Finding.Place(
            tag: tag, file: file, line: statements[index].line, number: index + 1,
            statement: statements[index].reading.statement.title)
    }
}
