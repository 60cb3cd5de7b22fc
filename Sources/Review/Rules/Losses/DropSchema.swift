import SQL
import Verification

/// A schema goes.
struct DropSchema: ReviewRule {
    let page = RulePage(
        "drop-schema", .danger, "A schema goes.",
        why: "With CASCADE everything in it goes; whatever names it fails.",
        instead: "Drop what is in it one by one, when nobody uses it any more.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.dropped([.schema], in: course).map { finding(at: step.place, "The schema \($0.name) goes.") }
    }
}
