/// `CREATE TABLE`, by its columns and constraints.
package struct CreateTable: Hashable, Sendable {
    package let name: ObjectName
    package let columns: [ColumnDefinition]
    /// Those that stand by themselves; a column's own are with the column.
    package let constraints: [ConstraintDefinition]
    package let isIfNotExists: Bool
    package let isTemporary: Bool
    /// The parent of a partition or the parents that it inherits from.
    package let parents: [ObjectName]
    package let isPartition: Bool
    /// Whether it has partitions of its own, or will have.
    package let isPartitioned: Bool
    /// Whether it has more columns than are written: `LIKE`, `OF`, `INHERITS`, `PARTITION OF`, `AS SELECT`.
    package let hasOtherColumns: Bool
}

/// A column as `CREATE TABLE` or `ADD COLUMN` defines it.
package struct ColumnDefinition: Hashable, Sendable {
    package let name: Identifier
    package let type: TypeReference
    /// Whether NOT NULL stands there; primary keys, identities and serials imply it.
    package let isNotNull: Bool
    package let defaultValue: SQLExpression?
    /// The functions that the default calls, however deep.
    package let defaultCalls: [ObjectName]
    package let identity: Identity?
    /// The expression of a generated column.
    package let generated: SQLExpression?
    /// Primary key, unique, check and foreign key that stand with the column.
    package let constraints: [ConstraintDefinition]
}

/// `GENERATED … AS IDENTITY`.
package struct Identity: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case always = "a", byDefault = "d" }

    /// `nil` where an `ALTER` changes only the sequence's options.
    package let kind: Kind?
    package let options: SequenceOptions
}

/// What stands behind the name of a sequence; `nil` is the default.
package struct SequenceOptions: Hashable, Sendable {
    package var name: ObjectName?
    package var type: TypeReference?
    package var increment: Int64?
    package var minimum: Int64?
    package var maximum: Int64?
    package var start: Int64?
    package var cache: Int64?
    package var isCyclic: Bool?
    /// The table and column that own it.
    package var owner: ObjectNameAndColumn?

    package init() {}
}

/// A column by its full name.
package struct ObjectNameAndColumn: Hashable, Sendable {
    package let table: ObjectName
    package let column: Identifier
}

/// A constraint of a table.
package struct ConstraintDefinition: Hashable, Sendable {
    /// `nil` where PostgreSQL chooses the name.
    package let name: Identifier?
    package let rule: Rule
    /// False for `NOT VALID`.
    package let isValidated: Bool
    package let isDeferrable: Bool

    /// The same rule under another name.
    package func named(_ name: Identifier?) -> ConstraintDefinition {
        ConstraintDefinition(name: name, rule: rule, isValidated: isValidated, isDeferrable: isDeferrable)
    }

    package enum Rule: Hashable, Sendable {
        case primaryKey([Identifier])
        case unique([Identifier], nullsNotDistinct: Bool)
        /// Primary key or unique over an index that is there already.
        case usingIndex(Identifier, isPrimaryKey: Bool)
        case check(SQLExpression)
        case foreignKey(ForeignKeyDefinition)
        /// An exclusion constraint; its columns are of no interest here.
        case exclusion
    }
}

/// What a foreign key points at and what happens to it.
package struct ForeignKeyDefinition: Hashable, Sendable {
    package let columns: [Identifier]
    package let table: ObjectName
    /// Empty for the primary key of the other table.
    package let referenced: [Identifier]
    package let onDelete: Action
    package let onUpdate: Action

    package enum Action: String, Hashable, Sendable {
        case noAction = "a", restrict = "r", cascade = "c", setNull = "n", setDefault = "d"
    }
}

/// `ALTER TABLE` and its like, by what it changes.
package struct AlterTable: Hashable, Sendable {
    package let name: ObjectName
    package let kind: ObjectKind
    package let isIfExists: Bool
    package let changes: [TableChange]
    /// What stands in the brackets of its CHECK, as it was written; `nil` where it adds none, or several.
    package var checkText: String?
}

/// One of the changes of an `ALTER TABLE`.
package enum TableChange: Hashable, Sendable {
    case addColumn(ColumnDefinition, isIfNotExists: Bool)
    case dropColumn(Identifier, isIfExists: Bool, isCascading: Bool)
    case setType(Identifier, TypeReference, using: SQLExpression?)
    case setDefault(Identifier, SQLExpression)
    case dropDefault(Identifier)
    case setNotNull(Identifier)
    case dropNotNull(Identifier)
    case addIdentity(Identifier, Identity)
    case alterIdentity(Identifier, Identity)
    case dropIdentity(Identifier)
    /// A generated column becomes a plain one.
    case dropExpression(Identifier)
    case addConstraint(ConstraintDefinition)
    case validateConstraint(Identifier)
    case dropConstraint(Identifier, isIfExists: Bool, isCascading: Bool)
    case setRowSecurity(Bool)
    case forceRowSecurity(Bool)
    case setOwner(RoleName)
    case attachPartition(ObjectName)
    case detachPartition(ObjectName, isConcurrent: Bool)
    /// Anything else, by the parser's word for it: `AT_ChangeOwner`, `AT_SetStorage`, …
    case other(String)
}
