import SQL
import Verification

/// Deleting one row takes rows of other tables along.
struct ForeignKeyOnDeleteCascade: ReviewRule {
    let page = RulePage(
        "fk-on-delete-cascade", .note, "Deleting one row takes rows of other tables along.",
        why: "However many there are, in one statement that nobody wrote.",
        instead: "RESTRICT, and delete what belongs to it first.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .foreignKey(let key) = new.constraint.rule, key.onDelete == .cascade else {
                return nil
            }
            return finding(
                at: step.place, "Rows of \(new.table.shown) go with those of \(key.table).",
                about: course.about(new.table))
        }
    }
}
