import SQL
import Verification

/// LOCK TABLE keeps others waiting until the run is over.
struct LockTable: ReviewRule {
    let page = RulePage(
        "lock-table", .caution, "LOCK TABLE keeps others waiting until the run is over.",
        why: "From SHARE on nobody can write, and in ACCESS EXCLUSIVE nobody can read.",
        instead: "Leave it out: each statement takes what it needs.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .lock(let tables, let level)? = step.operation, level >= .share else { return [] }
        return tables.map(course.whole).filter(course.isInUse).map {
            finding(
                at: step.place, "\($0.shown) is held in \(level.name) until the run is over.",
                about: course.load(of: $0))
        }
    }
}
