package import SQL

extension Schema {
    package struct Table: Equatable, Sendable {
        package var name: QualifiedName
        package var columns: [Column] = []
        package var primaryKey: Key?
        package var uniques: [Key] = []
        package var checks: [Check] = []
        package var foreignKeys: [Reference] = []
        /// Without those that belong to a constraint.
        package var indexes: [Index] = []
        package var policies: [Policy] = []
        package var hasRowSecurity = false
        /// What no snapshot records; `nil` where nothing says.
        package var nature: Nature?

        package init(_ name: QualifiedName) { self.name = name }
    }

    /// How a table keeps its rows.
    package struct Nature: Equatable, Sendable {
        package var isUnlogged = false
        /// Also for the table's owner.
        package var isRowSecurityForced = false
        /// `name=value`, sorted.
        package var options: [String] = []
        /// What else ALTER TABLE has set.
        package var settings: [Setting] = []
        /// The tables it inherits from.
        package var parents: [QualifiedName] = []
        /// Such as `RANGE (at)`; `nil` where the table is not partitioned.
        package var partitionKey: String?
        /// Of all levels, those with partitions of their own first.
        package var partitions: [Partition] = []

        package init() {}
    }

    /// Something that ALTER TABLE or ALTER COLUMN has set and that has no place of its own here.
    package struct Setting: Equatable, Sendable {
        /// Such as `REPLICA IDENTITY FULL`, what stands behind the table's or the column's name.
        package let clause: String
        /// What makes it as usual again, such as `REPLICA IDENTITY DEFAULT`.
        package let reset: String
    }

    package struct Partition: Equatable, Sendable {
        package let name: QualifiedName
        package let parent: QualifiedName
        /// Such as `FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')`, or `DEFAULT`.
        package let bound: String
        package let key: String?

        package init(name: QualifiedName, parent: QualifiedName, bound: String, key: String?) {
            (self.name, self.parent, self.bound, self.key) = (name, parent, bound, key)
        }
    }

    package struct Column: Equatable, Sendable {
        package var name: String
        package var type: TypeName
        package var isNotNull = false
        package var value = Value.given
        /// When it is not the type's own.
        package var collation: QualifiedName?
        /// Of a serial; `nil` where nothing says how it counts.
        package var sequence: Sequence?
        /// What ALTER COLUMN has set about how values are stored and counted; `nil` where nothing says.
        package var settings: [Setting]?
        /// Whether a table that this one inherits from has it too, so that both change together.
        package var isInherited = false

        package init(_ name: String, type: TypeName, value: Value = .given) {
            (self.name, self.type, self.value) = (name, type, value)
        }

        /// Where the value comes from when nobody gives one.
        package enum Value: Equatable, Sendable {
            case given
            case expression(String)
            /// `nextval` of a sequence that belongs to the column.
            case serial
            case generated(String, isStored: Bool)
            case identity(Identity)
        }

        package struct Identity: Equatable, Sendable {
            /// `GENERATED ALWAYS` rather than `BY DEFAULT`.
            package var isAlways: Bool
            /// The sequence's name without its schema, where a snapshot records it.
            package var sequence: String?
            package var counting: Counting

            package init(isAlways: Bool, sequence: String? = nil, counting: Counting = Counting()) {
                (self.isAlways, self.sequence, self.counting) = (isAlways, sequence, counting)
            }
        }
    }

    /// The type of a column.
    package struct TypeName: Hashable, Sendable {
        /// `nil` for PostgreSQL's own types.
        package var schema: String?
        /// The bare name of a type somebody made, or PostgreSQL's whole text, such as `numeric(10,2)`; in a snapshot
        /// Drizzle's whole text, such as `timestamp (3) with time zone`.
        package var name: String
        /// Of a type somebody made, such as `(3)`.
        package var modifier = ""
        /// How many `[]` follow; PostgreSQL tells no more than one.
        package var dimensions = 0

        package init(_ name: String, schema: String? = nil, modifier: String = "", dimensions: Int = 0) {
            (self.name, self.schema, self.modifier, self.dimensions) = (name, schema, modifier, dimensions)
        }

        package var isArray: Bool { dimensions > 0 }

        /// Whether both are the same type as far as names tell; an unknown schema may be any.
        package func matches(_ other: TypeName) -> Bool {
            if self == other { return true }
            guard isArray == other.isArray, let schema, let otherSchema = other.schema else { return false }
            return (schema == otherSchema || schema.isEmpty || otherSchema.isEmpty)
                && name == other.name && modifier.lowercased() == other.modifier.lowercased()
        }
    }

    /// A primary key or a unique constraint.
    package struct Key: Equatable, Sendable {
        package var name: String
        package var columns: [String]
        package var treatsNullsAsEqual = false
        /// Whether the last column is a period `WITHOUT OVERLAPS`, which PostgreSQL 18 brought.
        package var isTemporal = false
        /// The columns behind INCLUDE.
        package var includedColumns: [String] = []
        package var isDeferrable = false
        package var isInitiallyDeferred = false
        /// `name=value` of its index, sorted.
        package var options: [String] = []
        /// Whether a person chose the name, as far as anybody can say.
        package var isNameExplicit = true

        package init(_ name: String, columns: [String]) { (self.name, self.columns) = (name, columns) }
    }

    package struct Check: Equatable, Sendable {
        package var name: String
        package var expression: String
        package var isValidated = true
        /// `NO INHERIT`: tables that inherit from this one go without it.
        package var isLocal = false
        /// Whether a table that this one inherits from has it too, so that both change together.
        package var isInherited = false
        /// False for `NOT ENFORCED`, which PostgreSQL 18 brought.
        package var isEnforced = true

        package init(_ name: String, _ expression: String) {
            (self.name, self.expression) = (name, expression)
        }
    }

    /// A foreign key.
    package struct Reference: Equatable, Sendable {
        package var name: String
        package var columns: [String]
        package var target: QualifiedName
        package var targetColumns: [String]
        package var onDelete = ForeignKey.Action.noAction
        package var onUpdate = ForeignKey.Action.noAction
        /// The columns that `ON DELETE SET NULL` is restricted to; empty for all, `nil` where nothing says.
        package var deleteColumns: [String]?
        package var isDeferrable = false
        package var isInitiallyDeferred = false
        package var isFullMatch = false
        /// Whether the last column is a `PERIOD`, which PostgreSQL 18 brought.
        package var isTemporal = false
        package var isValidated = true
        /// False for `NOT ENFORCED`, which PostgreSQL 18 brought.
        package var isEnforced = true
        /// Whether somebody disabled the triggers that enforce it.
        package var isDisabled = false
        package var isNameExplicit = true

        package init(_ name: String, columns: [String], target: QualifiedName, targetColumns: [String]) {
            (self.name, self.columns) = (name, columns)
            (self.target, self.targetColumns) = (target, targetColumns)
        }
    }

    package struct Policy: Equatable, Sendable {
        package var name: String
        package var isPermissive = true
        package var command = Catalog.Policy.Command.all
        /// `public` stands for everybody.
        package var roles = ["public"]
        package var using: String?
        package var withCheck: String?

        package init(_ name: String) { self.name = name }
    }
}
