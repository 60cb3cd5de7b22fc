import Drizzle
import SQL

/// One case of a collection in which somebody wrote down what a review has to find, such as `lint_cases.json`.
///
/// ```json
/// {"sql": "…", "context": {"pg": 15, "schema": {…}}, "expect": ["drop-table"], "note": "…"}
/// ```
package struct LintCase: Decodable, Sendable {
    package let sql: String
    package let expect: [String]
    package let note: String?
    private let context: LintContext

    /// The names of the rules that find something, each once and in order.
    package var found: [String] {
        let earlier = (context.previousPending ?? []).enumerated().map { Self.script($1, "earlier-\($0)") }
        let review = Review(
            [Self.script(sql, "case")], after: earlier, facts: context.facts, under: context.conditions)
        return Set(review.findings.map(\.rule)).sorted()
    }

    package var isRight: Bool { found == Set(expect).sorted() }

    private static func script(_ sql: String, _ name: String) -> ReviewScript {
        ReviewScript(tag: name, file: name, MigrationScript(Array(sql.utf8)))
    }
}
