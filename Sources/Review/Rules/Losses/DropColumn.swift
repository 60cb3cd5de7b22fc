import SQL
import Verification

/// A column goes, with all its values.
struct DropColumn: ReviewRule {
    let page = RulePage(
        "drop-column", .danger, "A column goes, with all its values.",
        why:
            "Code that still runs names it in every SELECT and INSERT and fails, and nothing brings the values back.",
        instead: "Deploy code that does not know it first, and drop it in a later migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.droppedColumns(in: course).map { table, column in
            finding(
                at: step.place, "\(table.shown).\(column) goes with all its values.",
                about: course.about(table),
                question: course.asked(.lostValues(of: column, in: table), about: [column], of: table))
        }
    }
}

extension Step {
    /// The columns that go and are older than the batch.
    func droppedColumns(in course: Course) -> [(table: QualifiedName, column: Identifier)] {
        guard let table = altered(in: course), !course.isNew(table) else { return [] }
        return changes.compactMap { change in
            guard case .dropColumn(let column, _, _) = change, !course.isNew(column, in: table) else {
                return nil
            }
            return (table, column)
        }
    }
}
