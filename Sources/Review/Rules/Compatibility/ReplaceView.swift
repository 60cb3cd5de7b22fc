import SQL
import Verification

/// Another query for a view changes what code that still runs gets.
struct ReplaceView: ReviewRule {
    let page = RulePage(
        "replace-view", .note, "Another query for a view changes what code that still runs gets.",
        why: "Columns can be added behind the others, and neither be renamed nor go (42P16).",
        instead: "A new view beside it, where columns change.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createView(let view) = step.statement, view.isReplacing,
            !course.newObjects.contains(course.newObject(.view, view.name))
        else { return [] }
        return [
            finding(
                at: step.place, "\(view.name) may be there already, and shows something else from now on.")
        ]
    }
}
