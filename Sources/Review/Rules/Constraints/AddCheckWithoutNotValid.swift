import SQL
import Verification

/// A CHECK looks at every row while nobody can read or write.
struct AddCheckWithoutNotValid: ReviewRule {
    let page = RulePage(
        "add-check-without-not-valid", .danger, "A CHECK looks at every row while nobody can read or write.",
        why: "Even of a new column, where every value is NULL. One row that breaks it stops the run (23514).",
        instead: "Add it NOT VALID, and VALIDATE it in another transaction, which lets everybody go on.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .check(let expression) = new.constraint.rule, new.constraint.isValidated,
                new.isFelt(in: course)
            else { return nil }
            return finding(
                at: step.place, "A CHECK on \(new.table.shown) looks at every row.",
                about: course.load(of: new.table),
                safeWay: .validateLater("CHECK (…)", new.constraint.name, on: new.table),
                question: step.unmet(by: expression, of: new, in: course))
        }
    }
}
