import SQL
import Verification

/// Code that still runs may lose a right that it uses.
struct RevokeRights: ReviewRule {
    let page = RulePage(
        "revoke", .note, "Code that still runs may lose a right that it uses.",
        why: "From the end of the run it is refused (42501).",
        instead: "Deploy code that does without first.",
        .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .grant(let grant) = step.statement, !grant.isGrant else { return [] }
        let whom = grant.grantees.map(\.description).listed
        return [finding(at: step.place, "A right is taken from \(whom.isEmpty ? "somebody" : whom).")]
    }
}
