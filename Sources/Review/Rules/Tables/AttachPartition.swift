import SQL
import Verification

/// ATTACH PARTITION looks at every row of the new partition, and of the default one.
struct AttachPartition: ReviewRule {
    let page = RulePage(
        "attach-partition", .caution,
        "ATTACH PARTITION looks at every row of the new partition, and of the default one.",
        why: "Both are closed meanwhile. A CHECK that says what the bound says, valid beforehand, spares it.",
        instead: "ADD CHECK … NOT VALID and VALIDATE first; on the default partition the opposite.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course) else { return [] }
        return step.changes.compactMap { change in
            guard case .attachPartition(let child) = change, course.isInUse(course.whole(child)) else {
                return nil
            }
            return finding(
                at: step.place,
                "Every row of \(child) is looked at before it becomes a partition of \(table.shown).",
                about: course.load(of: course.whole(child)))
        }
    }
}
