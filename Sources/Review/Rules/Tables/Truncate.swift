import SQL
import Verification

/// TRUNCATE takes all rows away, and closes the table.
struct Truncate: ReviewRule {
    let page = RulePage(
        "truncate", .danger, "TRUNCATE takes all rows away, and closes the table.",
        why: "ACCESS EXCLUSIVE to the end of the transaction, and no trigger for each row.",
        instead: "DELETE in batches, where rows are to go while others work.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .truncate(let tables, _)? = step.operation else { return [] }
        return tables.map(course.whole).filter(course.isInUse).map {
            finding(at: step.place, "All rows of \($0.shown) go.", about: course.about($0))
        }
    }
}
