import SQL

extension LandingReplay {
    mutating func createTable(_ table: CreateTable) {
        guard !table.isTemporary else {
            temporaryTables.insert(table.name.name)
            return recordObstacle(.leavesNothing)
        }
        let key = key(.relation, table.name)
        if table.isIfNotExists || mayDoNothing, let known = replayed.find(key) {
            return record(known, .table, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.table, key)
        let parents = Set(table.parents.map { relation($0) })
        replayed.change(id) { ($0.needs, $0.isPartition) = (parents, table.isPartition) }
        let count = "\(table.columns.count) \(table.columns.count == 1 ? "column" : "columns")"
        record(id, .table, shown(id), count, [.existence: .present, .name: .renamed])
        let keyColumns = Set(
            (table.constraints + table.columns.flatMap(\.constraints)).flatMap(\.rule.keyColumns))
        for column in table.columns { addColumn(column, to: id, isKey: keyColumns.contains(column.name)) }
        let constraints = table.columns.flatMap(\.constraints) + table.constraints
        for constraint in constraints.withoutRepeatedKeys { addConstraint(constraint, to: id) }
    }

    mutating func addColumn(
        _ column: ColumnDefinition, to table: ObjectID, isKey: Bool, isIfNotExists: Bool = false
    ) {
        let key = key(.column, column.name, of: table)
        if isIfNotExists || mayDoNothing, let known = replayed.find(key) {
            return record(known, .column, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.column, key, parent: table)
        let serial = column.type.serial
        let type = expected(serial ?? column.type, for: id)
        let isRequired = column.isNotNull || isKey || serial != nil || column.identity != nil
        if serial != nil || column.identity != nil { ownSequence(column.identity?.options.name, id, table) }
        record(
            id, .column, shown(id), column.words,
            [
                .existence: .present, .name: .renamed, .type: type, .nullability: .nullable(!isRequired),
                .defaultValue: serial == nil ? .defaultValue(column.defaultValue) : .ownSequence,
                .identity: .identity(column.identity?.kind), .generated: .generated(column.generated),
            ])
    }

    /// The sequence that comes with a serial or an identity; it goes with its column.
    mutating func ownSequence(_ name: ObjectName?, _ column: ObjectID, _ table: ObjectID) {
        let chosen = ChosenName(replayed[table].name, [replayed[column].name], "seq").text
        let key = ObjectKey(
            space: .relation, parent: nil, schema: name?.schema?.name ?? replayed[table].key.schema,
            name: name?.name.name ?? chosen)
        if replayed.find(key) == nil { _ = create(.sequence, key, parent: column) }
    }

    /// A type, and which object of the migrations it is, if it is one.
    mutating func expected(_ type: TypeReference, for column: ObjectID) -> Expected {
        let isBuiltIn = type.name.schema == nil && BuiltInTypes.contains(type.name.name.name)
        let id = isBuiltIn ? nil : replayed.find(key(.type, type.name))
        if let id { replayed.change(column) { $0.needs.insert(id) } }
        return .type(type, of: id)
    }

    mutating func addConstraint(_ constraint: ConstraintDefinition, to table: ObjectID) {
        let name = constraint.name ?? chosenName(of: constraint, on: table)
        let key = key(.constraint, name, of: table)
        if mayDoNothing, let known = replayed.find(key) {
            return record(known, .constraint, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.constraint, key, parent: table)
        let columns = mentions(constraint.rule.columns, in: table)
        var other: ObjectID?
        var referenced: [Identifier: ObjectID] = [:]
        if case .foreignKey(let foreignKey) = constraint.rule {
            let target = relation(foreignKey.table)
            other = target
            referenced = mentions(Set(foreignKey.referenced), in: target)
        }
        replayed.change(id) { object in
            (object.columns, object.referenced) = (columns, referenced)
            object.unnamedRule = constraint.name == nil ? constraint.rule : nil
            if let other { object.needs.insert(other) }
        }
        adoptIndex(constraint, named: name, of: table)
        if constraint.rule.hasIndex {
            let schema = replayed[table].key.schema
            takeName(ObjectKey(space: .relation, parent: nil, schema: schema, name: name.name))
        }
        for column in constraint.rule.keyColumns.compactMap({ columns[$0] }) {
            supersede(column, .nullability) { $0 == .nullable(true) }
        }
        let claims: KeyValuePairs<Aspect, Expected> =
            constraint.isValidated
            ? [
                .existence: .present, .name: .renamed, .definition: .constraint(constraint),
                .validity: .valid,
            ]
            : [.existence: .present, .name: .renamed, .definition: .constraint(constraint)]
        record(id, .constraint, shown(id), constraint.words, claims)
    }

    /// A constraint over an index gives the index its own name.
    private mutating func adoptIndex(
        _ constraint: ConstraintDefinition, named name: Identifier, of table: ObjectID
    ) {
        guard case .usingIndex(let index, _) = constraint.rule else { return }
        let schema = replayed[table].key.schema
        let old = ObjectKey(space: .relation, parent: nil, schema: schema, name: index.name)
        guard let id = replayed.find(old), constraint.name != nil else { return }
        rename(id, to: ObjectKey(space: .relation, parent: nil, schema: schema, name: name.name))
    }

    mutating func mentions(_ names: Set<Identifier>, in table: ObjectID) -> [Identifier: ObjectID] {
        var found: [Identifier: ObjectID] = [:]
        for name in names { found[name] = column(name, of: table) }
        return found
    }

    private func chosenName(of constraint: ConstraintDefinition, on table: ObjectID) -> Identifier {
        let columns = constraint.rule.columns.map(\.name)
        let ordered: [String] =
            switch constraint.rule {
            case .primaryKey: []
            case .unique(let columns, _): columns.map(\.name)
            case .foreignKey(let key): key.columns.map(\.name)
            case .check: columns.count == 1 ? columns : []
            case .usingIndex(let index, _): [index.name]
            case .exclusion: []
            }
        if case .usingIndex(let index, _) = constraint.rule { return index }
        let schema = replayed[table].key.schema
        let free = ChosenName(replayed[table].name, ordered, constraint.rule.label).free { name in
            replayed.constraint(name, inSchema: schema) == nil
                && replayed.find(ObjectKey(space: .relation, parent: nil, schema: schema, name: name)) == nil
        }
        return Identifier(free)
    }

    mutating func createIndex(_ index: CreateIndex) {
        let table = relation(index.table)
        let schema = replayed[table].key.schema
        func key(_ name: String) -> ObjectKey {
            ObjectKey(space: .relation, parent: nil, schema: schema, name: name)
        }
        let parts = index.columns.map(\.content.nameForIndex)
        let chosen = ChosenName(replayed[table].name, parts, "idx").free { replayed.find(key($0)) == nil }
        let name = index.name?.name ?? chosen
        if index.isIfNotExists || mayDoNothing, let known = replayed.find(key(name)) {
            return record(known, .index, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.index, key(name), parent: table)
        let columns = mentions(index.mentionedColumns, in: table)
        replayed.change(id) { $0.columns = columns }
        record(
            id, .index, shown(id), index.words(on: shown(table)),
            [.existence: .present, .name: .renamed, .definition: .index(index), .validity: .valid])
    }
}

extension [ConstraintDefinition] {
    /// Without the unique constraints over the columns of the primary key: PostgreSQL makes one of the two, which gets the
    /// name that is written.
    ///
    /// - Source: parse_utilcmd.c, `transformIndexConstraints`.
    fileprivate var withoutRepeatedKeys: [ConstraintDefinition] {
        guard let key = first(where: { !$0.rule.keyColumns.isEmpty }) else { return self }
        let repeated = filter { $0.rule == .unique(key.rule.keyColumns, nullsNotDistinct: false) }
        guard !repeated.isEmpty else { return self }
        let name = key.name ?? repeated.lazy.compactMap(\.name).first
        return compactMap { constraint in
            if repeated.contains(constraint) { return nil }
            return constraint == key ? constraint.named(name) : constraint
        }
    }
}

extension ConstraintDefinition.Rule {
    /// The columns that a primary key makes NOT NULL.
    fileprivate var keyColumns: [Identifier] {
        if case .primaryKey(let columns) = self { columns } else { [] }
    }

    /// Whether an index of the same name comes with it.
    var hasIndex: Bool {
        switch self {
        case .primaryKey, .unique, .exclusion: true
        case .usingIndex, .check, .foreignKey: false
        }
    }

    /// Every column of its own table that it speaks of.
    fileprivate var columns: Set<Identifier> {
        switch self {
        case .primaryKey(let columns), .unique(let columns, _): Set(columns)
        case .foreignKey(let key): Set(key.columns)
        case .check(let expression): expression.columns
        case .usingIndex, .exclusion: []
        }
    }

    /// The end of the name that PostgreSQL gives.
    fileprivate var label: String {
        switch self {
        case .primaryKey, .usingIndex: "pkey"
        case .unique: "key"
        case .check: "check"
        case .foreignKey: "fkey"
        case .exclusion: "excl"
        }
    }
}

extension IndexPart.Content {
    /// What it contributes to a name that PostgreSQL chooses.
    fileprivate var nameForIndex: String {
        switch self {
        case .column(let name): name.name
        case .expression(.call(let function, _)): function.name.name
        case .expression: "expr"
        }
    }
}

extension CreateIndex {
    fileprivate var mentionedColumns: Set<Identifier> {
        let parts = columns.map { part -> Set<Identifier> in
            switch part.content {
            case .column(let name): [name]
            case .expression(let expression): expression.columns
            }
        }
        return parts.reduce(into: predicate?.columns ?? []) { $0.formUnion($1) }.union(included)
    }
}
