import SQL
import Verification

/// A narrower type refuses some values, or changes them without a word.
struct AlterColumnTypeLossy: ReviewRule {
    let page = RulePage(
        "alter-column-type-lossy", .danger,
        "A narrower type refuses some values, or changes them without a word.",
        why:
            "A value that is too long or too large stops the run (22001, 22003). numeric to integer rounds, timestamps lose their time or their fractions, and USING x::varchar(5) cuts, without an error.",
        instead:
            "Look for values that do not fit first, and keep the old column until the new one has proved itself."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).compactMap { table, column, type, change in
            guard let change, change.isLossy, change.outcome != .needsUsing, course.isInUse(table),
                let old = course.type(of: column, in: table)
            else { return nil }
            return finding(
                at: step.place, "Not every \(old) of \(table.shown).\(column) fits into \(type).",
                about: course.about(table),
                question: course.asked(
                    .tooLong(column, of: table, for: type, from: old), about: [column], of: table))
        }
    }
}
