import SQL
import Verification

/// PostgreSQL does not convert the one type into the other without being told how.
struct AlterColumnTypeNeedsUsing: ReviewRule {
    let page = RulePage(
        "alter-column-type-needs-using", .danger,
        "PostgreSQL does not convert the one type into the other without being told how.",
        why: "It stops (42804), whatever is in the table. Drizzle Kit writes USING for enums alone.",
        instead: "Add USING \"column\"::new_type to the statement.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).compactMap { table, column, type, change in
            guard type.serial == nil, change?.outcome == .needsUsing,
                let old = course.type(of: column, in: table)
            else { return nil }
            return finding(
                at: step.place, "\(table.shown).\(column) does not become \(type) from \(old) without USING.",
                about: course.about(table),
                safeWay: [
                    SafeStep(
                        "The same statement",
                        [
                            "ALTER TABLE \(table.sql) ALTER COLUMN \(column.quoted) SET DATA TYPE \(type) USING \(column.quoted)::\(type);"
                        ])
                ])
        }
    }
}
