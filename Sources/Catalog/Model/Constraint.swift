package import SQL

/// A constraint other than a foreign key, which is a ``ForeignKey``.
package struct Constraint: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: Identifier
    package let kind: Kind
    /// Empty for a check that names no column.
    package let columns: [Identifier]
    /// From `pg_get_constraintdef`: `CHECK ((total >= 0))`.
    package let definition: String
    /// `false` for `NOT VALID`: old rows were never checked.
    package let isValidated: Bool
    /// Whether it is declared here, not only inherited from a parent.
    package let isLocal: Bool
    package let comment: String?

    package init(
        oid: Oid, name: Identifier, kind: Kind, columns: [Identifier] = [], definition: String,
        isValidated: Bool = true, isLocal: Bool = true, comment: String? = nil
    ) {
        (self.oid, self.name, self.kind, self.columns) = (oid, name, kind, columns)
        (self.definition, self.isValidated) = (definition, isValidated)
        (self.isLocal, self.comment) = (isLocal, comment)
    }

    package var id: Oid { oid }

    package enum Kind: Hashable, Sendable {
        case primaryKey, unique, check, exclusion
        /// A row of its own in the catalog from PostgreSQL 18 on.
        case notNull
    }
}
