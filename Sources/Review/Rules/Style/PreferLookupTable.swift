import SQL
import Verification

/// A value can be added to an enum, and never taken out.
struct PreferLookupTable: ReviewRule {
    let page = RulePage(
        "prefer-lookup-table-over-enum", .note, "A value can be added to an enum, and never taken out.",
        why: "Taking one out makes the type anew, and rewrites every table that uses it.",
        instead: "A table of the values, with a foreign key.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createEnum(let type) = step.statement else { return [] }
        return [finding(at: step.place, "\(type.name) is an enum.")]
    }
}
