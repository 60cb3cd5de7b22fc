import SQL
import Verification

/// An index over more than three columns seldom earns its room.
struct WideIndex: ReviewRule {
    let page = RulePage(
        "wide-index", .note, "An index over more than three columns seldom earns its room.",
        why: "It is used from its first column on, and is written with each row.",
        instead: "The one or two columns that tell rows apart best.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createIndex(let index) = step.statement, !index.isUnique, index.columns.count > 3 else {
            return []
        }
        return [finding(at: step.place, "The index has \(index.columns.count) columns.")]
    }
}
