import SQL
import Verification

/// A statement at its moment: what it says, and what it takes hold of then.
struct Step {
    let place: Finding.Place
    let reading: StatementReading
    let effects: Effects
    /// In the transaction that everything else runs in.
    let isInTransaction: Bool

    var statement: SQLStatement { reading.statement }
    var operation: Operation? { reading.operation }

    /// A statement inside of a block, at the block's place.
    func inside(_ inner: StatementReading, effects: Effects = Effects()) -> Step {
        Step(place: place, reading: inner, effects: effects, isInTransaction: isInTransaction)
    }

    /// The changes of an `ALTER TABLE`.
    var changes: [TableChange] {
        if case .alterTable(let alteration) = statement { alteration.changes } else { [] }
    }

    /// The table of an `ALTER TABLE`.
    func altered(in course: Course) -> QualifiedName? {
        guard case .alterTable(let alteration) = statement, alteration.kind != .index,
            alteration.kind != .sequence
        else { return nil }
        return course.whole(alteration.name)
    }

    /// Columns that are added to a table that is older than the batch.
    func addedColumns(in course: Course) -> [(table: QualifiedName, column: ColumnDefinition)] {
        guard let table = altered(in: course), !course.isNew(table) else { return [] }
        return changes.compactMap { change in
            if case .addColumn(let column, _) = change { (table, column) } else { nil }
        }
    }

    /// Columns of new tables and new columns of old ones.
    func definedColumns(in course: Course) -> [(table: QualifiedName, column: ColumnDefinition)] {
        if case .createTable(let table) = statement {
            return table.columns.map { (course.whole(table.name), $0) }
        }
        guard let table = altered(in: course) else { return [] }
        return changes.compactMap { change in
            if case .addColumn(let column, _) = change { (table, column) } else { nil }
        }
    }

    /// Constraints that come to a table, with its columns or by themselves.
    func constraints(in course: Course) -> [NewConstraint] {
        if case .createTable(let table) = statement {
            let name = course.whole(table.name)
            let own = table.columns.flatMap { column in
                column.constraints.map {
                    NewConstraint(table: name, constraint: $0, column: column, isInside: true)
                }
            }
            return own
                + table.constraints.map {
                    NewConstraint(table: name, constraint: $0, column: nil, isInside: true)
                }
        }
        guard let table = altered(in: course) else { return [] }
        return changes.flatMap { change -> [NewConstraint] in
            switch change {
            case .addConstraint(let constraint):
                [NewConstraint(table: table, constraint: constraint, column: nil)]
            case .addColumn(let column, _):
                column.constraints.map { NewConstraint(table: table, constraint: $0, column: column) }
            default: []
            }
        }
    }
}

/// A constraint, and where it comes to.
struct NewConstraint {
    let table: QualifiedName
    let constraint: ConstraintDefinition
    /// The new column with which it stands.
    let column: ColumnDefinition?
    /// Whether it stands in the statement that makes the table, which nobody uses yet.
    var isInside = false

    /// Whether it comes to a table that somebody may be working with.
    func isFelt(in course: Course) -> Bool { !isInside && course.isInUse(table) }

    /// Whether rows that are there have values to be checked.
    var hasValues: Bool {
        guard let column else { return true }
        return column.countsItself || column.defaultValue.map { $0 != .null } ?? false
    }
}
