package import SQL

/// What was seen of one statement on its way.
package struct Observation: Equatable, Sendable {
    package let statement: DryRunStatement
    package let duration: Duration
    /// Locks that it took, or raised, on what was there before.
    package var locks: [RelationLock] = []
    /// Written anew as a whole.
    package var rewritten: [QualifiedName] = []
    /// Read from the beginning to the end, and how often.
    package var scanned: [QualifiedName] = []
    package var rows = RowCounts()
    /// What the server said meanwhile.
    package var notices: [String] = []

    package init(_ statement: DryRunStatement, took duration: Duration) {
        (self.statement, self.duration) = (statement, duration)
    }
}

/// A lock on a table or view; its indexes and TOAST table count as the table.
package struct RelationLock: Hashable, Sendable {
    package let relation: QualifiedName
    package let level: LockLevel

    package init(_ relation: QualifiedName, _ level: LockLevel) {
        (self.relation, self.level) = (relation, level)
    }
}

/// How many rows a statement has written, of all tables.
package struct RowCounts: Equatable, Sendable {
    package var inserted = 0
    package var updated = 0
    package var deleted = 0

    package init() {}
}
