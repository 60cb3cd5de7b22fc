import SQL
import Verification

/// A stored generated column writes the whole table anew, to work out its values.
struct AddColumnGeneratedStored: ReviewRule {
    let page = RulePage(
        "add-column-generated-stored", .danger,
        "A stored generated column writes the whole table anew, to work out its values.",
        why: "The expression is worked out for each row, under a lock that lets nobody read or write.",
        instead:
            "A plain column that a trigger fills, with the old rows filled in batches; or a view or an index on the expression. A VIRTUAL one of PostgreSQL 18 costs nothing."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.addedColumns(in: course).filter { $0.column.generated != nil && course.isInUse($0.table) }.map {
            finding(
                at: step.place,
                "\($0.table.shown) gets the generated column \($0.column.name): every row is written anew.",
                about: course.load(of: $0.table))
        }
    }
}
