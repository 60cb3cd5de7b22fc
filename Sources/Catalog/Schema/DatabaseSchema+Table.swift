package import SQL

extension DatabaseSchema {
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

        package init(_ name: QualifiedName) { self.name = name }
    }

    package struct Column: Equatable, Sendable {
        package var name: String
        package var type: TypeName
        package var isNotNull = false
        package var value = Value.given
        /// When it is not the type's own.
        package var collation: QualifiedName?

        package init(_ name: String, type: TypeName) { (self.name, self.type) = (name, type) }

        /// Where the value comes from when nobody gives one.
        package enum Value: Equatable, Sendable {
            case given
            case expression(String)
            /// `nextval` of a sequence that belongs to the column.
            case serial
            case generated(String, isStored: Bool)
            case identity(isAlways: Bool, Counting)
        }
    }

    /// The type of a column.
    package struct TypeName: Hashable, Sendable {
        /// `nil` for PostgreSQL's own types.
        package var schema: String?
        /// The bare name of a type somebody made, or PostgreSQL's whole text, such as `numeric(10,2)`.
        package var name: String
        /// Of a type somebody made, such as `(3)`.
        package var modifier = ""
        package var isArray = false

        package init(_ name: String, schema: String? = nil, modifier: String = "", isArray: Bool = false) {
            (self.name, self.schema, self.modifier, self.isArray) = (name, schema, modifier, isArray)
        }
    }

    /// A primary key or a unique constraint.
    package struct Key: Equatable, Sendable {
        package var name: String
        package var columns: [String]
        package var treatsNullsAsEqual = false
        /// Whether a person chose the name, as far as anybody can say.
        package var isNameExplicit = true

        package init(_ name: String, columns: [String]) { (self.name, self.columns) = (name, columns) }
    }

    package struct Check: Equatable, Sendable {
        package var name: String
        package var expression: String
        package var isValidated = true

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
        package var isDeferrable = false
        package var isInitiallyDeferred = false
        package var isFullMatch = false
        package var isValidated = true
        package var isNameExplicit = true

        package init(_ name: String, columns: [String], target: QualifiedName, targetColumns: [String]) {
            (self.name, self.columns) = (name, columns)
            (self.target, self.targetColumns) = (target, targetColumns)
        }
    }

    package struct Policy: Equatable, Sendable {
        package var name: String
        package var isPermissive = true
        package var command = "ALL"
        /// Sorted; `public` stands for everybody.
        package var roles = ["public"]
        package var using: String?
        package var withCheck: String?

        package init(_ name: String) { self.name = name }
    }
}
