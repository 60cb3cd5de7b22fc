import SQL
import Verification

/// A policy that lets everybody do everything protects nothing.
struct OpenPolicy: ReviewRule {
    let page = RulePage(
        "open-policy", .caution, "A policy that lets everybody write protects nothing.",
        why: "Permissive policies are joined with OR: one that is always true makes the others pointless.",
        instead: "Say whose rows, or for which role.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createPolicy(let policy) = step.statement, policy.isPermissive,
            policy.command != "select",
            policy.roles?.contains(.public) ?? true, [policy.using, policy.check].contains(.constant("true"))
        else { return [] }
        let table = course.whole(policy.table)
        return [
            finding(
                at: step.place, "\(policy.name) lets everybody write to \(table.shown).",
                about: course.about(table))
        ]
    }
}
