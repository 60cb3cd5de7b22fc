package import SQL

/// Columns of one table that must be found in another.
package struct ForeignKey: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: Identifier
    /// The table that holds the reference.
    package let source: End
    /// The table that is referenced.
    package let target: End
    package let onUpdate: Action
    package let onDelete: Action
    /// From `pg_get_constraintdef`.
    package let definition: String
    package let isValidated: Bool
    /// Whether it is declared here, not only inherited from a parent.
    package let isLocal: Bool
    package let comment: String?

    package init(
        oid: Oid, name: Identifier, source: End, target: End, onUpdate: Action = .noAction,
        onDelete: Action = .noAction, definition: String, isValidated: Bool = true, isLocal: Bool = true,
        comment: String? = nil
    ) {
        (self.oid, self.name, self.source, self.target) = (oid, name, source, target)
        (self.onUpdate, self.onDelete, self.definition) = (onUpdate, onDelete, definition)
        (self.isValidated, self.isLocal, self.comment) = (isValidated, isLocal, comment)
    }

    package var id: Oid { oid }

    /// One side: a table and its columns, in the order in which they are matched with the other side's.
    package struct End: Hashable, Sendable {
        package let oid: Oid
        package let table: QualifiedName
        package let columns: [Identifier]

        package init(oid: Oid, table: QualifiedName, columns: [Identifier]) {
            (self.oid, self.table, self.columns) = (oid, table, columns)
        }
    }

    package enum Action: String, Hashable, Sendable, CaseIterable {
        case noAction = "NO ACTION"
        case restrict = "RESTRICT"
        case cascade = "CASCADE"
        case setNull = "SET NULL"
        case setDefault = "SET DEFAULT"
    }
}
