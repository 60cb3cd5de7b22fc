import SQL
import Verification

/// An enum cannot get a value that it has.
struct EnumDuplicateValue: ReviewRule {
    let page = RulePage(
        "enum-duplicate-value", .danger, "An enum cannot get a value that it has.",
        why: "The run stops there (42710). Some versions of Drizzle Kit write the same value twice.",
        instead: "Take the statement out, or write IF NOT EXISTS.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .alterEnum(let change) = step.statement,
            case .addLabel(let label, _, isIfNotExists: false) = change.change
        else { return [] }
        let type = course.whole(change.name)
        let isThere =
            course.enums[type]?.contains(label) ?? false
            || course.addedLabels.contains(Course.AddedLabel(type: type, label: label))
        return isThere ? [finding(at: step.place, "\(change.name) has the value '\(label)' already.")] : []
    }
}
