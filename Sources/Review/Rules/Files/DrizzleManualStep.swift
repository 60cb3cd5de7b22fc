import Drizzle
import SQL
import Verification

/// Drizzle Kit left a step to a person, and nobody took it.
struct DrizzleManualStep: ReviewRule {
    let page = RulePage(
        "drizzle-manual-step", .caution, "Drizzle Kit left a step to a person, and nobody took it.",
        why:
            "It does not know what the primary key is called, and writes the DROP as a comment: the key stays.",
        instead: "Look the name up, and write the statement where the comment is.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard let start = script.script.offset(of: Self.words) else { return [] }
        return [
            finding(
                at: script.place(line: script.script.line(at: start)),
                "The primary key is not dropped before somebody writes its name here.")
        ]
    }

    /// - Source: drizzle-kit/src/sqlgenerator.ts, `PgAlterTableDropPkConvertor` and its like.
    private static let words: StaticString =
        "Unfortunately in current drizzle-kit version we can't automatically get name for primary key"
}
