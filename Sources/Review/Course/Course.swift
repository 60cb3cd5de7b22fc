import SQL

/// What the statements so far have made of the database, and what is known of the rest.
struct Course: Sendable {
    let facts: Facts
    private(set) var conditions: Conditions
    var tables: [QualifiedName: TableState] = [:]
    /// Everything else that the batch made, so that nobody else can use it yet.
    var newObjects: Set<NewObject> = []
    var searchPath: [Identifier]
    var enums: [QualifiedName: [String]]
    var addedLabels: Set<AddedLabel> = []
    var extensions: Set<String>?
    /// Columns that the batch added to tables that are older.
    var newColumns: Set<TablePart> = []
    /// Constraints that the batch added `NOT VALID`, in the same transaction.
    var unvalidated: [TablePart: ConstraintDefinition] = [:]
    var isInTransaction: Bool
    /// The strongest lock on each table that is older than the batch, in this transaction.
    private var held: [QualifiedName: LockLevel] = [:]
    /// The tables that nobody can read until the transaction is over, in the order of their names.
    private(set) var closed: [QualifiedName] = []
    var hasLockTimeout: Bool
    var hasStatementTimeout = false
    var history = History()

    init(facts: Facts, conditions: Conditions) {
        (self.facts, self.conditions) = (facts, conditions)
        (searchPath, enums, extensions) = (facts.searchPath, facts.enums, facts.extensions)
        isInTransaction = conditions.isInTransaction
        hasLockTimeout = conditions.setsLockTimeout
    }

    struct NewObject: Hashable, Sendable {
        let kind: ObjectKind
        let name: QualifiedName
    }

    /// A value that the batch added to an enum.
    struct AddedLabel: Hashable, Sendable {
        let type: QualifiedName
        let label: String
    }

    struct TablePart: Hashable, Sendable {
        let table: QualifiedName
        let part: Identifier
    }

    // MARK: Names

    /// The name with its schema, as the server would find it here.
    func whole(_ name: ObjectName) -> QualifiedName {
        if let schema = name.schema { return QualifiedName(schema: schema, name: name.name) }
        let candidates = searchPath.map { QualifiedName(schema: $0, name: name.name) }
        let found = candidates.first { tables[$0] != nil || facts.tables[$0] != nil }
        return found ?? candidates.first ?? QualifiedName(schema: Identifier("public"), name: name.name)
    }

    // MARK: Tables

    func table(_ name: QualifiedName) -> TableState {
        if let table = tables[name] { return table }
        if let facts = facts.tables[name] { return TableState(facts: facts, isKnown: true) }
        return TableState(facts: TableFacts(), isKnown: false)
    }

    func isNew(_ name: QualifiedName) -> Bool { tables[name]?.isNew ?? false }

    /// Whether a lock on it or a look through it may keep somebody waiting: it is older than the batch, and not empty.
    func isInUse(_ name: QualifiedName) -> Bool { !isNew(name) && mayHaveRows(name) }

    func mayHaveRows(_ name: QualifiedName) -> Bool {
        let table = table(name)
        if table.isFilled { return true }
        if table.isNew { return false }
        if let rows = table.facts.rows { return rows > 0 }
        return table.isKnown || facts.hasRowsElsewhere
    }

    /// The type of a column, where the batch or the catalog tells; a serial is the integer it stands for.
    func type(of column: Identifier, in table: QualifiedName) -> TypeReference? {
        self.table(table).facts.columns[column].map { $0.serial ?? $0 }
    }

    /// Whether the column counts by itself because its type is `serial`.
    func isSerial(_ column: Identifier, in table: QualifiedName) -> Bool {
        self.table(table).facts.columns[column]?.serial != nil
    }

    /// Whether it is known which indexes there are that could serve the columns.
    func knowsIndexes(of table: QualifiedName, for columns: [Identifier]) -> Bool {
        let state = self.table(table)
        if state.isNew || state.facts.indexes != nil { return true }
        return state.isKnown && columns.allSatisfy { state.facts.columns[$0] != nil }
    }

    mutating func change(_ table: QualifiedName, _ edit: (inout TableState) -> Void) {
        var state = self.table(table)
        edit(&state)
        tables[table] = state
    }

    // MARK: Columns

    /// Whether the batch itself added it, so that nobody can have put anything into it.
    func isNew(_ column: Identifier, in table: QualifiedName) -> Bool {
        isNew(table) || newColumns.contains(TablePart(table: table, part: column))
    }

    /// The question, where the server knows all that it is about: before the batch there is nothing else to be asked of.
    func asked(
        _ question: DataQuestion?, about columns: [Identifier], of table: QualifiedName
    ) -> DataQuestion? {
        guard !columns.contains(where: { isNew($0, in: table) }) else { return nil }
        guard let known = facts.tables[table]?.columns, !known.isEmpty else { return question }
        return columns.allSatisfy { known[$0] != nil } ? question : nil
    }

    // MARK: Transaction

    /// A transaction of the file's own making is over: its locks are gone, and what it added can be used.
    mutating func endTransaction() {
        (isInTransaction, held, closed, unvalidated) = (false, [:], [], [:])
    }

    /// Begins a migration: the transaction of all goes on, or there is none for this one.
    mutating func begin(_ tag: String, of whole: Conditions) {
        let isAlone = whole.alone.contains(tag)
        guard whole.isInTransaction, conditions.isInTransaction == isAlone else { return }
        endTransaction()
        conditions.isInTransaction = !isAlone
        isInTransaction = conditions.isInTransaction
    }

    /// A lock stays until the transaction is over.
    mutating func hold(_ level: LockLevel, on relation: QualifiedName) {
        let before = held[relation]
        held[relation] = max(before ?? level, level)
        guard level == .accessExclusive, before != level else { return }
        closed.insert(relation, at: closed.firstIndex { relation < $0 } ?? closed.endIndex)
    }
}
