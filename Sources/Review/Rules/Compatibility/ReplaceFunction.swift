import SQL
import Verification

/// Another body for a function changes what code that still runs gets.
struct ReplaceFunction: ReviewRule {
    let page = RulePage(
        "replace-function", .note, "Another body for a function changes what code that still runs gets.",
        why:
            "At once, for triggers, defaults, policies and indexes that call it too; an index over it is not built anew.",
        instead: "A new function beside it, where what it answers changes.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createFunction(let function) = step.statement, function.isReplacing,
            !course.newObjects.contains(course.newObject(.function, function.name))
        else { return [] }
        return [
            finding(
                at: step.place, "\(function.name) may be there already, and does something else from now on.")
        ]
    }
}
