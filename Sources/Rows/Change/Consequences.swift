package import Catalog
package import SQL

/// What happens beyond the rows that are staged, once they are committed.
package struct Consequences: Equatable, Sendable {
    package let references: [Reference]
    /// In the order in which they fire for each command, as far as their names decide.
    package let triggers: [FiringTrigger]

    /// Rows elsewhere that refer to what is deleted, or to a key that is changed.
    package struct Reference: Equatable, Sendable {
        package let key: ForeignKey
        /// What becomes of them.
        package let action: ForeignKey.Action
        /// How many; from ``most`` on nobody counts.
        package let count: Int
        /// Which of the rows they refer to, by their keys, where several are deleted or changed.
        package var rows: [String] = []
    }

    /// A trigger that will run.
    package struct FiringTrigger: Equatable, Sendable {
        package let table: QualifiedName
        package let name: Identifier
        /// Schema and name of what it calls.
        package let function: QualifiedName
    }

    package static let most = 1_000
}
