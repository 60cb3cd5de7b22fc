import SQL
import Verification

/// A required column without a default is refused as soon as the table has a row.
struct AddColumnNotNullNoDefault: ReviewRule {
    let page = RulePage(
        "add-column-not-null-no-default", .danger,
        "A required column without a default is refused as soon as the table has a row.",
        why:
            "The rows that are there have no value for it, so PostgreSQL stops (23502) and the whole run is undone.",
        instead:
            "Add it with a constant default, which costs nothing since PostgreSQL 11; or without NOT NULL, fill it in batches, and set NOT NULL in a later migration."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.mayHaveRows(table) else { return [] }
        return step.definedColumns(in: course).filter(\.column.isRequiredWithoutValue).map { table, column in
            finding(
                at: step.place,
                "\(table.shown) gets the required column \(column.name), for which the rows that are there have no value.",
                about: course.about(table), safeWay: .addRequired(column, to: table),
                question: .anyRow(of: table))
        }
    }
}

extension ColumnDefinition {
    /// Whether it must have a value and nothing gives one.
    fileprivate var isRequiredWithoutValue: Bool {
        let isPrimaryKey = constraints.contains { if case .primaryKey = $0.rule { true } else { false } }
        guard isNotNull || isPrimaryKey, generated == nil, !countsItself else { return false }
        return defaultValue ?? .null == .null
    }
}
