import SQL
import Verification

/// The file holds nothing that would run, and is recorded as applied all the same.
struct NoExecutableStatement: ReviewRule {
    let page = RulePage(
        "no-executable-statement", .note,
        "The file holds nothing that would run, and is recorded as applied all the same.",
        why: "An empty --custom file, or what drizzle-kit pull wrote, commented out.",
        instead: "Write the statements, or leave it, where nothing is meant to happen.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        script.statements.isEmpty ? [finding(at: script.place(), "Nothing in it would run.")] : []
    }
}
