import SQL
import Verification

/// DELETE without WHERE takes every row of the table away.
struct DeleteWithoutWhere: ReviewRule {
    let page = RulePage(
        "delete-without-where", .caution, "DELETE without WHERE takes every row of the table away.",
        why: "Each row is locked until the run is over, and the old ones stay as bloat.",
        instead: "Say which rows; or batches by ranges of the key, outside of the migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .delete(let name, hasCondition: false)? = step.operation else { return [] }
        let table = course.whole(name)
        guard course.isInUse(table) else { return [] }
        return [finding(at: step.place, "Every row of \(table.shown) goes.", about: course.about(table))]
    }
}
