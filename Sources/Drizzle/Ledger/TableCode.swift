package import SQL

/// Somebody's own code that the server runs where the rows of a table are written.
package struct TableCode: Hashable, Sendable {
    package let kind: Kind
    /// Of the trigger, constraint, column, index or policy, or of the function that is called.
    package let name: Identifier
    /// Upon what it runs.
    package let events: RowEvents

    package init(_ kind: Kind, _ name: Identifier, _ events: RowEvents) {
        (self.kind, self.name, self.events) = (kind, name, events)
    }

    /// What calls it.
    package enum Kind: String, Sendable {
        case trigger
        case check
        /// The default of a column, or what it is generated from.
        case column
        case index
        case policy
        /// Somewhere in what a file of the run said of the table.
        case definition
    }
}
