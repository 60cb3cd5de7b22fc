import SQL
import Verification

/// Something uses the column, so that its type cannot change.
struct AlterColumnTypeDependents: ReviewRule {
    let page = RulePage(
        "alter-column-type-dependents", .danger, "Something uses the column, so that its type cannot change.",
        why:
            "PostgreSQL refuses it (0A000) while a view, a rule, a generated column, a policy or a trigger's condition speaks of the column.",
        instead: "Drop what uses it, change the type, and make it again, in the same migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).compactMap { table, column, _, _ in
            let dependents = course.table(table).facts.dependents[column] ?? []
            guard !dependents.isEmpty else { return nil }
            return finding(
                at: step.place,
                "\(table.shown).\(column) cannot get another type, since \(dependents.listed) \(dependents.count == 1 ? "uses" : "use") it.",
                about: course.about(table))
        }
    }
}
