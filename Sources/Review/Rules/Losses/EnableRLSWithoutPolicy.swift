import SQL
import Verification

/// Row level security without a policy hides all rows from everybody but the owner.
struct EnableRLSWithoutPolicy: ReviewRule {
    let page = RulePage(
        "enable-rls-without-policy", .caution,
        "Row level security without a policy hides all rows from everybody but the owner.",
        why: "What no policy allows is denied, without an error: a SELECT finds nothing.",
        instead: "Make the policies in the same transaction.")

    func findings(after course: Course) -> [Finding] {
        course.history.hidden.filter { !course.table($0.table).facts.hasPolicies }.map {
            finding(
                at: $0.place, "\($0.table.shown) has row level security and no policy.",
                about: course.about($0.table))
        }
    }
}
