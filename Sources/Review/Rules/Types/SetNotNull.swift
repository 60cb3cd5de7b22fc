import SQL
import Verification

/// NOT NULL looks at every row while nobody can read or write.
struct SetNotNull: ReviewRule {
    let page = RulePage(
        "set-not-null", .danger, "NOT NULL looks at every row while nobody can read or write.",
        why:
            "And it is refused (23502) as soon as one row has no value. From PostgreSQL 12 on it looks at nothing where a valid CHECK (x IS NOT NULL) is there.",
        instead:
            "ADD CHECK … NOT VALID; VALIDATE in another transaction, which lets everybody go on; then SET NOT NULL, and drop the CHECK."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.isInUse(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .setNotNull(let column) = change, !course.isKnownNotNull(column, in: table) else {
                return nil
            }
            return finding(
                at: step.place,
                "\(table.shown).\(column) becomes required: every row is looked at, and one without a value stops the run.",
                about: course.load(of: table), safeWay: .setNotNull(column, of: table),
                question: course.asked(.missingValue(column, of: table), about: [column], of: table))
        }
    }
}
