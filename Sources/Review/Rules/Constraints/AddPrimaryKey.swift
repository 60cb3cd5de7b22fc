import SQL
import Verification

/// A primary key builds its index and looks at every row while nobody can read or write.
struct AddPrimaryKey: ReviewRule {
    let page = RulePage(
        "add-primary-key", .danger,
        "A primary key builds its index and looks at every row while nobody can read or write.",
        why: "Two rows with one value stop the run (23505), and so does a row without one (23502).",
        instead:
            "Make the columns required first; CREATE UNIQUE INDEX CONCURRENTLY, outside of a transaction; then ADD PRIMARY KEY USING INDEX."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .primaryKey(let columns) = new.constraint.rule, new.isFelt(in: course) else {
                return nil
            }
            return finding(
                at: step.place,
                "A primary key on \(new.table.shown) builds an index and looks at every row.",
                about: course.load(of: new.table),
                safeWay: .keyByIndex("PRIMARY KEY", new.constraint.name, columns, of: new.table),
                question: course.asked(.duplicate(columns, of: new.table), about: columns, of: new.table))
        }
    }
}
