package import SQL

/// What a person wants to be done with one row, and nobody has done yet.
package struct StagedEdit: Hashable, Sendable, Identifiable {
    /// By which a ``ChangeSet`` knows it.
    package let id: Int
    package let source: RowSource
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
        /// Other values for some columns, each once.
        case update(OldRow, [Assignment])
        /// A new row; what is not assigned is left to the table.
        case insert([Assignment])
        case delete(OldRow)
    }

    package init(id: Int, of source: RowSource, _ kind: Kind) {
        (self.id, self.source, self.kind) = (id, source, kind)
    }

    /// The row as it was shown; `nil` for a new one.
    package var oldRow: OldRow? {
        switch kind {
        case .update(let row, _), .delete(let row): row
        case .insert: nil
        }
    }

    package var assignments: [Assignment] {
        switch kind {
        case .update(_, let assignments), .insert(let assignments): assignments
        case .delete: []
        }
    }
}

/// One column and what it is to hold.
package struct Assignment: Hashable, Sendable {
    package let column: Identifier
    package let value: NewValue

    package init(_ column: Identifier, _ value: NewValue) { (self.column, self.value) = (column, value) }
}

/// What a person has typed for a value; an empty text is a text.
package enum NewValue: Hashable, Sendable {
    case null
    /// In the server's text form, which its own input function reads.
    case text(String)
    /// What the column holds when nobody says anything.
    case byDefault
    /// An expression of SQL, such as `now()`.
    case expression(String)
}

/// A row as it was when somebody began to change it.
package struct OldRow: Hashable, Sendable {
    /// `nil` where the source has no order to find it by: then all values together have to.
    package let key: RowKey?
    /// What is known whole, in the order of the columns; `nil` is NULL.
    package let values: [OldValue]
    /// Whether that is every column.
    package let isComplete: Bool

    package struct OldValue: Hashable, Sendable {
        package let column: Identifier
        package let text: String?

        package init(_ column: Identifier, _ text: String?) { (self.column, self.text) = (column, text) }
    }

    package init(key: RowKey?, values: [OldValue], isComplete: Bool) {
        (self.key, self.values, self.isComplete) = (key, values, isComplete)
    }

    /// A row of a page; `row` counts from 0.
    package init(_ row: Int, of page: RowPage) {
        let known = page.columns.indices.compactMap { column -> OldValue? in
            let name = page.columns[column].name
            return switch page[row, column] {
            case .null: OldValue(name, nil)
            case .value(let text): OldValue(name, text)
            case .cut, .withheld: nil
            }
        }
        self.init(key: page.key(of: row), values: known, isComplete: known.count == page.columns.count)
    }

    /// What a column held, where it is known.
    package func value(of column: Identifier) -> OldValue? { values.first { $0.column == column } }

    /// The same row with what another reading of it knows beside that, such as a value that was cut; what is known stays.
    package func knowing(more other: OldRow) -> OldRow {
        let added = other.values.filter { value(of: $0.column) == nil }
        return added.isEmpty
            ? self : OldRow(key: key, values: values + added, isComplete: isComplete || other.isComplete)
    }

    /// Whether it can be told from every other row.
    package var isFindable: Bool { key != nil || isComplete }
}
