import SQL
import Verification

/// The statement is in the language of a newer PostgreSQL than is read here, so that nothing is said about it.
struct UnsupportedSyntax: ReviewRule {
    let page = RulePage(
        "unsupported-syntax", .caution,
        "The statement is in the language of a newer PostgreSQL than is read here, so that nothing is said about it.",
        why: "It may be well; what it locks and touches is not known.",
        instead: "Look at it yourself, and run it on a copy first.")

    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard case .refused(_, let newer?) = fault.cause, newer.release <= conditions.major, !script.isForPsql
        else {
            return []
        }
        return [
            finding(
                at: script.place(line: fault.line),
                "\(newer.phrase) came with PostgreSQL \(newer.release); SQL is read here as \(SQL.parserVersion) does."
            )
        ]
    }
}
