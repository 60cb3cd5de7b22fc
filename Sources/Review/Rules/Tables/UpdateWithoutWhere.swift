import SQL
import Verification

/// UPDATE without WHERE writes every row of the table anew.
struct UpdateWithoutWhere: ReviewRule {
    let page = RulePage(
        "update-without-where", .caution, "UPDATE without WHERE writes every row of the table anew.",
        why: "Each row is locked until the run is over, and the old ones stay as bloat.",
        instead: "Batches by ranges of the key, outside of the migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .update(let name, hasCondition: false)? = step.operation else { return [] }
        let table = course.whole(name)
        guard course.isInUse(table) else { return [] }
        return [
            finding(
                at: step.place, "Every row of \(table.shown) is written anew.", about: course.load(of: table),
                safeWay: .batches(of: table))
        ]
    }
}
