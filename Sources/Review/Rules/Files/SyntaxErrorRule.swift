import SQL
import Verification

/// PostgreSQL cannot read the statement.
struct SyntaxErrorRule: ReviewRule {
    let page = RulePage(
        "syntax-error", .danger, "PostgreSQL cannot read the statement.",
        why: "The run stops there (42601), and nothing of it stays.", instead: "Correct the statement.")

    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        if case .cut = fault.cause, !script.hasSeveralChunks {
            return [finding(at: script.place(line: fault.line), "What begins here does not end.")]
        }
        guard case .refused(let message, let newer) = fault.cause, !script.isForPsql else { return [] }
        if let newer, newer.release <= conditions.major { return [] }
        let only = newer.map { " \($0.phrase) came with PostgreSQL \($0.release)." } ?? ""
        return [
            finding(
                at: script.place(line: fault.line), "PostgreSQL \(SQL.parserVersion) says: \(message).\(only)"
            )
        ]
    }
}
