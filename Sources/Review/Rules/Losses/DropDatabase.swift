import SQL
import Verification

/// A whole database goes.
struct DropDatabase: ReviewRule {
    let page = RulePage(
        "drop-database", .danger, "A whole database goes.", why: "With everything in it, for good.",
        instead: "By hand, by somebody who has looked which one it is.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .dropDatabase(let name)? = step.operation else { return [] }
        return [finding(at: step.place, "The database \(name) goes.")]
    }
}
