import Drizzle
import SQL
import Verification

/// A marker with nothing behind it sends an empty query.
struct EmptyChunk: ReviewRule {
    let page = RulePage(
        "empty-chunk", .note, "A marker with nothing behind it sends an empty query.",
        why: "PostgreSQL lets it pass; some HTTP drivers do not.", instead: "Take the marker out.")

    func findings(in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        ScriptFacts(script.script).facts.filter { $0.kind == .blankChunk }.map {
            finding(
                at: script.place(line: $0.line),
                "Nothing stands between this marker and the next, or the end.")
        }
    }
}
