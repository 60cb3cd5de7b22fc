import SQL

/// What the batch did so far that only makes sense together.
struct History: Sendable {
    /// Columns and tables that were there before the batch.
    var droppedColumns: [Dropped<Identifier, TypeReference?>] = []
    var addedColumns: [Dropped<Identifier, TypeReference?>] = []
    var droppedTables: [Dropped<Identifier, [Identifier]>] = []
    var createdTables: [Dropped<Identifier, [Identifier]>] = []
    var droppedTypes: Set<QualifiedName> = []
    /// Enums that were dropped and made again.
    var remadeEnums: Set<QualifiedName> = []
    /// Foreign keys of the batch, to be judged when all indexes are there.
    var foreignKeys: [(table: QualifiedName, key: ForeignKeyDefinition, place: Finding.Place)] = []
    /// Tables whose rows are hidden, and where that was said.
    var hidden: [(table: QualifiedName, place: Finding.Place)] = []
    /// The statements that go through all rows of a table by ALTER TABLE.
    var passes: [QualifiedName: [Finding.Place]] = [:]
    /// Whether a statement has been judged for want of a timeout.
    var isTimeoutMissed = false

    func hasDropped(_ column: Identifier, of table: QualifiedName) -> Bool {
        droppedColumns.contains { $0.table == table && $0.name == column }
    }

    struct Dropped<Name: Hashable & Sendable, Value: Sendable>: Sendable {
        let table: QualifiedName
        let name: Name
        let value: Value
        let place: Finding.Place
    }
}
