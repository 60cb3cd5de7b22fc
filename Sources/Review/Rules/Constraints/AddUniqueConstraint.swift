import SQL
import Verification

/// A UNIQUE builds its index while nobody can read or write.
struct AddUniqueConstraint: ReviewRule {
    let page = RulePage(
        "add-unique-constraint", .danger, "A UNIQUE builds its index while nobody can read or write.",
        why: "Two rows with one value stop the run (23505).",
        instead:
            "CREATE UNIQUE INDEX CONCURRENTLY, outside of a transaction, and then ADD CONSTRAINT … UNIQUE USING INDEX."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .unique(let columns, _) = new.constraint.rule, new.isFelt(in: course) else {
                return nil
            }
            return finding(
                at: step.place,
                "UNIQUE (\(columns.map(\.name).joined(separator: ", "))) on \(new.table.shown) builds an index.",
                about: course.load(of: new.table),
                safeWay: .keyByIndex("UNIQUE", new.constraint.name, columns, of: new.table),
                question: course.asked(.duplicate(columns, of: new.table), about: columns, of: new.table))
        }
    }
}
