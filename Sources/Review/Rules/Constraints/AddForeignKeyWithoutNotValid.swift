import SQL
import Verification

/// A foreign key looks at every row of both tables while nobody can write to either.
struct AddForeignKeyWithoutNotValid: ReviewRule {
    let page = RulePage(
        "add-fk-without-not-valid", .danger,
        "A foreign key looks at every row of both tables while nobody can write to either.",
        why: "One row that points at nothing stops the run (23503).",
        instead: "Add it NOT VALID, and VALIDATE it in another transaction, which lets everybody go on.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .foreignKey(let key) = new.constraint.rule, new.constraint.isValidated, new.hasValues,
                new.isFelt(in: course)
            else { return nil }
            let other = course.whole(key.table)
            return finding(
                at: step.place,
                "A foreign key from \(new.table.shown) to \(other.shown) looks at every row of both.",
                about: course.load(of: new.table),
                safeWay: .validateLater(key.written(to: other), new.constraint.name, on: new.table),
                question: course.orphans(of: key, in: new.table))
        }
    }
}
