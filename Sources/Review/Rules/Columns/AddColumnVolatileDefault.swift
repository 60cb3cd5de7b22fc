import SQL
import Verification

/// A default that differs from row to row writes the whole table anew.
struct AddColumnVolatileDefault: ReviewRule {
    let page = RulePage(
        "add-column-volatile-default", .danger,
        "A default that differs from row to row writes the whole table anew.",
        why:
            "random(), gen_random_uuid(), nextval() and functions of your own are worked out for each row: the table and all its indexes are rewritten, and nobody can read or write meanwhile. Constants and now() are kept in the catalog and cost nothing.",
        instead:
            "Add the column without a default, SET DEFAULT for new rows, and fill the old ones in batches.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.addedColumns(in: course).compactMap { table, column in
            guard course.isInUse(table), !column.countsItself, column.generated == nil,
                let reason = reason(column, in: course)
            else { return nil }
            return finding(
                at: step.place,
                "The default of \(table.shown).\(column.name) \(reason), so that every row is written anew.",
                about: course.load(of: table), safeWay: .addFilled(column, to: table))
        }
    }

    /// Before PostgreSQL 11 every value is written into every row.
    private func reason(_ column: ColumnDefinition, in course: Course) -> String? {
        if let function = column.defaultCalls.first(where: course.isVolatile) { return "calls \(function)" }
        let isOld = course.conditions.major < 11 && column.defaultValue.map { $0 != .null } ?? false
        return isOld ? "is a value, and the server is older than PostgreSQL 11" : nil
    }
}
