import SQL
import Verification

/// A value without a place comes last, in sorting too.
struct EnumValueOrder: ReviewRule {
    let page = RulePage(
        "enum-value-order", .note, "A value without a place comes last, in sorting too.",
        why: "The order of the values is the order of comparison, and cannot be changed later.",
        instead: "BEFORE or AFTER another value.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .alterEnum(let change) = step.statement, case .addLabel(let label, .end, _) = change.change
        else { return [] }
        return [finding(at: step.place, "'\(label)' becomes the last value of \(change.name).")]
    }
}
