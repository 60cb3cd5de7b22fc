import SQL
import Verification

/// A column of a domain with a constraint and a default writes the whole table anew.
struct AddColumnConstrainedDomain: ReviewRule {
    let page = RulePage(
        "add-column-constrained-domain", .caution,
        "A column of a domain with a constraint and a default writes the whole table anew.",
        why:
            "Up to PostgreSQL 18 the constraint is checked for each row, which rewrites the table under a lock that lets nobody read or write. Without a default nothing is rewritten.",
        instead: "Use the domain's own base type, and a CHECK … NOT VALID that is validated later.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard course.conditions.major < 19 else { return [] }
        return step.addedColumns(in: course).filter { table, column in
            column.defaultValue.map { $0 != .null } ?? false && course.isConstrainedDomain(column.type)
                && course.isInUse(table)
        }.map {
            finding(
                at: step.place,
                "\($0.column.type) has a constraint, so that the default of \($0.table.shown).\($0.column.name) writes every row anew.",
                about: course.load(of: $0.table))
        }
    }
}
