import SQL
import Verification

/// REFRESH closes the materialised view until the run is over.
struct RefreshNotConcurrent: ReviewRule {
    let page = RulePage(
        "refresh-matview-not-concurrent", .caution,
        "REFRESH closes the materialised view until the run is over.",
        why: "ACCESS EXCLUSIVE, while its query runs.",
        instead: "A unique index on it, and REFRESH … CONCURRENTLY, which may run in a transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .refresh(let view, isConcurrent: false)? = step.operation,
            !course.newObjects.contains(course.newObject(.materializedView, view)),
            course.isInUse(course.whole(view))
        else { return [] }
        return [
            finding(
                at: step.place, "Nobody can read \(view) while it is filled anew.",
                about: course.load(of: course.whole(view)))
        ]
    }
}
