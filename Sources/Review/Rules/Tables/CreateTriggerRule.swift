import SQL
import Verification

/// A trigger keeps everybody from writing to its table until the run is over.
struct CreateTriggerRule: ReviewRule {
    let page = RulePage(
        "create-trigger", .note, "A trigger keeps everybody from writing to its table until the run is over.",
        why: "SHARE ROW EXCLUSIVE, to the end of the transaction.", instead: "A short lock_timeout.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createTrigger(let trigger) = step.statement else { return [] }
        let table = course.whole(trigger.table)
        guard course.isInUse(table) else { return [] }
        return [
            finding(
                at: step.place, "Nobody can write to \(table.shown) until the run is over.",
                about: course.load(of: table))
        ]
    }
}
