package import SQL

extension SnapshotSchema {
    package struct PrimaryKey: Equatable, Sendable {
        /// `nil` where the snapshot leaves it to PostgreSQL (`PRIMARY KEY` behind a column of 5 to 7).
        package var name: String?
        package var isNameExplicit = true
        package var columns: [String]

        package init(_ name: String?, columns: [String]) { (self.name, self.columns) = (name, columns) }
    }

    package struct Unique: Equatable, Sendable {
        package var name: String
        /// Whether a person chose the name; versions 5 to 7 do not say, which counts as yes.
        package var isNameExplicit = true
        package var columns: [String]
        package var treatsNullsAsEqual = false

        package init(_ name: String, columns: [String]) { (self.name, self.columns) = (name, columns) }
    }

    package struct Check: Equatable, Sendable {
        package var name: String
        /// What stands between the parentheses.
        package var expression: String

        package init(_ name: String, _ expression: String) {
            (self.name, self.expression) = (name, expression)
        }
    }

    package struct ForeignKey: Equatable, Sendable {
        package var name: String
        package var isNameExplicit = true
        package var columns: [String]
        package var target: QualifiedName
        /// As many as ``columns``, in the same order.
        package var targetColumns: [String]
        package var onDelete = Action.noAction
        package var onUpdate = Action.noAction

        package init(_ name: String, columns: [String], target: QualifiedName, targetColumns: [String]) {
            (self.name, self.columns) = (name, columns)
            (self.target, self.targetColumns) = (target, targetColumns)
        }

        /// What happens to the rows that refer to one that goes away.
        package enum Action: String, Equatable, Sendable, CaseIterable {
            case noAction = "NO ACTION"
            case restrict = "RESTRICT"
            case cascade = "CASCADE"
            case setNull = "SET NULL"
            case setDefault = "SET DEFAULT"
        }
    }

    package struct Policy: Equatable, Sendable {
        package var name: String
        /// `PERMISSIVE` rather than `RESTRICTIVE`.
        package var isPermissive = true
        /// `ALL`, `SELECT`, `INSERT`, `UPDATE` or `DELETE`.
        package var command = "ALL"
        /// Role names, or `public`, `current_user` and the like.
        package var roles = ["public"]
        package var using: String?
        package var withCheck: String?
        /// The table of a linked policy as text, such as `"auth"."users"`; `nil` for a table's own.
        package var on: String?

        package init(_ name: String) { self.name = name }
    }
}
