import Drizzle
import SQL
import Verification

/// Several statements are sent as one query, which some drivers refuse.
struct MissingStatementBreakpoint: ReviewRule {
    let page = RulePage(
        "missing-statement-breakpoint", .caution,
        "Several statements are sent as one query, which some drivers refuse.",
        why: "pg and postgres run them; PGlite, neon-http and the AWS Data API take one at a time (42601).",
        instead: "--> statement-breakpoint between them.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard !script.isForPsql else { return [] }
        return ScriptFacts(script.script).facts.compactMap { fact in
            guard case .severalStatements(let chunks, _) = fact.kind else { return nil }
            return finding(
                at: script.place(line: fact.line),
                "\(chunks == 1 ? "One piece holds" : "\(chunks) pieces hold") several statements without a marker between them."
            )
        }
    }
}
