import SQL
import Verification

/// A privilege for PUBLIC is one for every role that there is and will be.
struct GrantToPublic: ReviewRule {
    let page = RulePage(
        "grant-to-public", .caution,
        "A privilege for PUBLIC is one for every role that there is and will be.",
        why: "Every role of the database may, those of other applications too.",
        instead: "Name the role that is meant.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .grant(let grant) = step.statement, grant.isGrant, grant.grantees.contains(.public),
            grant.kind != .schema || grant.privileges != ["USAGE"]
        else { return [] }
        let what = grant.privileges.isEmpty ? "Everything" : grant.privileges.listed
        return [finding(at: step.place, "\(what) is granted to every role.")]
    }
}
