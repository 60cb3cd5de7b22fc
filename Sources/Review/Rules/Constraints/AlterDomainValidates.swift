import SQL
import Verification

/// A constraint on a domain looks through every table that has a column of it.
struct AlterDomainValidates: ReviewRule {
    let page = RulePage(
        "alter-domain-validates", .caution,
        "A constraint on a domain looks through every table that has a column of it.",
        why: "Each of them cannot be written to meanwhile; VALIDATE does the same.",
        instead: "A CHECK on the table, NOT VALID first.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .alterDomain(let domain, let change, _)? = step.operation else { return [] }
        switch change {
        case .addConstraint(let isValidated) where !isValidated: return []
        case .other: return []
        case .addConstraint, .setNotNull, .validate:
            guard !course.newObjects.contains(course.newObject(.domain, domain)) else { return [] }
            return [
                finding(
                    at: step.place,
                    "Every table with a column of \(domain) is looked through, and cannot be written to.")
            ]
        }
    }
}
