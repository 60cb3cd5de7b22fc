import SQL
import Verification

/// A column that goes and comes again loses its values.
struct DropAddSameColumn: ReviewRule {
    let page = RulePage(
        "drop-add-same-column", .danger, "A column that goes and comes again loses its values.",
        why:
            "Drizzle Kit writes both for every change of a generated expression. Was it a plain column, its values are gone; it moves to the end of the table either way.",
        instead: "SET EXPRESSION from PostgreSQL 17 on.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.addedColumns(in: course).filter { table, column in
            course.history.hasDropped(column.name, of: table)
        }.map {
            finding(
                at: step.place,
                "\($0.table.shown).\($0.column.name) was dropped before, and its values with it.",
                about: course.about($0.table))
        }
    }
}
