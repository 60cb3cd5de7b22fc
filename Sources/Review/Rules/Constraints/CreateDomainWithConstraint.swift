import SQL
import Verification

/// A domain's constraint cannot change without looking through every table that uses it.
struct CreateDomainWithConstraint: ReviewRule {
    let page = RulePage(
        "create-domain-with-constraint", .note,
        "A domain's constraint cannot change without looking through every table that uses it.",
        why: "What is a domain today has to be changed under a lock on all of those tables tomorrow.",
        instead: "A CHECK on the table.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createDomain(let domain, isConstrained: true)? = step.operation else { return [] }
        return [finding(at: step.place, "The domain \(domain) has a constraint.")]
    }
}
