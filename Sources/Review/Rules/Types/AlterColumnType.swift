import SQL
import Verification

/// Another type for a column writes the whole table anew, unless the values on the disk are the same.
struct AlterColumnType: ReviewRule {
    let page = RulePage(
        "alter-column-type", .danger, "Another type for a column writes the whole table anew.",
        why:
            "The table and all its indexes are rewritten under a lock that lets nobody read or write. Only some changes keep the values as they are: a longer varchar, varchar to text, a higher precision.",
        instead:
            "A new column of the new type, both written by the code, filled in batches; then the old one goes."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).compactMap { table, column, type, change in
            guard type.serial == nil, course.isInUse(table),
                change.map({ $0.outcome == .rewrite }) ?? true
            else { return nil }
            let old = course.type(of: column, in: table).map { "\($0)" }
            return finding(
                at: step.place,
                old.map { "\(table.shown).\(column) goes from \($0) to \(type): every row is written anew." }
                    ?? "\(table.shown).\(column) becomes \(type), from a type that is not known: every row may be written anew.",
                about: course.load(of: table), safeWay: .changeType(of: column, in: table, to: type))
        }
    }
}

extension Step {
    typealias ColumnTypeChange = (
        table: QualifiedName, column: Identifier, type: TypeReference, change: TypeChange?
    )

    /// Columns that get another type, with what that comes to; `nil` where their type is not known.
    func typeChanges(in course: Course) -> [ColumnTypeChange] {
        guard let table = altered(in: course) else { return [] }
        return changes.compactMap { change in
            guard case .setType(let column, let type, let expression) = change else { return nil }
            return (
                table, column, type,
                course.typeChange(of: column, in: table, to: type, using: expression)
            )
        }
    }
}
