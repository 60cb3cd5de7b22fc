import SQL
import Verification

/// A type goes, and code that names it fails.
struct DropType: ReviewRule {
    let page = RulePage(
        "drop-type", .caution, "A type goes, and code that names it fails.",
        why: "Prepared statements and casts that name it fail; with CASCADE the columns of the type go.",
        instead: "Deploy code that does not name it first.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.dropped([.type, .domain], in: course).map {
            finding(at: step.place, "The type \($0.name) goes.")
        }
    }
}
