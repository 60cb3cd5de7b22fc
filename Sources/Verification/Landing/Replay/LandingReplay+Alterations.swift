import SQL

extension LandingReplay {
    mutating func alterTable(_ alteration: AlterTable) {
        isOptional = alteration.isIfExists
        defer { isOptional = false }
        let table = relation(alteration.name, LandingKind(alteration.kind))
        let keys = alteration.changes.flatMap(\.keyColumns)
        for change in alteration.changes {
            switch change {
            case .addColumn(let column, let isIfNotExists):
                addColumn(
                    column, to: table, isKey: keys.contains(column.name) || column.isPrimaryKey,
                    isIfNotExists: isIfNotExists)
                for constraint in column.constraints { addConstraint(constraint, to: table) }
            case .dropColumn(let name, _, let isCascading): dropColumn(name, of: table, isCascading)
            case .addConstraint(let constraint): addConstraint(constraint, to: table)
            case .validateConstraint(let name):
                let id = object(.constraint, key(.constraint, name, of: table), parent: table)
                record(id, .constraint, shown(id), "validated", [.validity: .valid])
            case .dropConstraint(let name, _, let isCascading): dropConstraint(name, of: table, isCascading)
            case .setRowSecurity(let isOn):
                record(
                    table, .table, shown(table), "row level security \(isOn ? "on" : "off")",
                    [.rowSecurity: .rowSecurity(isOn)])
            case .forceRowSecurity(let isOn):
                record(
                    table, .table, shown(table), "row level security \(isOn ? "forced" : "not forced")",
                    [.forcedRowSecurity: .rowSecurity(isOn)])
            case .setOwner(let role): setOwner(role, of: table)
            case .attachPartition(let name): setPartition(name, of: table, isAttached: true)
            case .detachPartition(let name, _): setPartition(name, of: table, isAttached: false)
            case .other(let command):
                recordObstacle(.notModelled(command.withoutPrefix), .table, shown(table))
            case .setType, .setDefault, .dropDefault, .setNotNull, .dropNotNull, .addIdentity, .alterIdentity,
                .dropIdentity, .dropExpression:
                alterColumn(change, of: table)
            }
        }
    }

    private mutating func setOwner(_ role: RoleName, of table: ObjectID) {
        guard case .named(let name) = role else {
            return recordObstacle(.whoeverRanIt, replayed[table].kind, shown(table))
        }
        record(table, replayed[table].kind, shown(table), "owned by \(name)", [.owner: .owner(name.name)])
    }

    /// Nothing looks the bounds up, but a partition goes with its table.
    private mutating func setPartition(_ name: ObjectName, of table: ObjectID, isAttached: Bool) {
        let partition = relation(name)
        replayed.change(partition) { ($0.needs, $0.isPartition) = (isAttached ? [table] : [], isAttached) }
        recordObstacle(.notModelled("partitions"), .table, shown(table))
    }

    func isTemporary(_ name: ObjectName) -> Bool {
        name.schema?.name == "pg_temp" || name.schema == nil && temporaryTables.contains(name.name)
    }

    private mutating func alterColumn(_ change: TableChange, of table: ObjectID) {
        guard let name = change.column else { return }
        let id = column(name, of: table)
        func record(_ wanted: String, _ claims: KeyValuePairs<Aspect, Expected>) {
            self.record(id, .column, shown(id), wanted, claims)
        }
        switch change {
        case .setType(_, let type, _):
            replayed.change(id) { $0.needs = [] }
            record(type.description, [.type: expected(type, for: id)])
        case .setDefault(_, let value): record("DEFAULT \(value)", [.defaultValue: .defaultValue(value)])
        case .dropDefault: record("no default", [.defaultValue: .defaultValue(nil)])
        case .setNotNull: record("NOT NULL", [.nullability: .nullable(false)])
        case .dropNotNull: record("nullable", [.nullability: .nullable(true)])
        case .addIdentity(_, let identity):
            ownSequence(identity.options.name, id, table)
            record(identity.words, [.identity: .identity(identity.kind)])
        case .alterIdentity(_, let identity):
            if let kind = identity.kind {
                record(identity.words, [.identity: .identity(kind)])
            } else {
                recordObstacle(.notModelled("options of the identity"), .column, shown(id))
            }
        case .dropIdentity: record("no identity", [.identity: .identity(nil)])
        case .dropExpression: record("not generated", [.generated: .generated(nil)])
        case .addColumn, .dropColumn, .addConstraint, .validateConstraint, .dropConstraint, .setRowSecurity,
            .forceRowSecurity, .setOwner, .attachPartition, .detachPartition, .other:
            break
        }
    }

    private mutating func dropColumn(_ name: Identifier, of table: ObjectID, _ isCascading: Bool) {
        let id = column(name, of: table)
        let parts = replayed.ids.filter { replayed[$0].isAlive && speaks($0, of: id) }
        drop(id, shown(id), andAlso: parts + casualties(of: id, isCascading: isCascading))
    }

    /// Whether an index, constraint or policy cannot be without a column.
    private func speaks(_ object: ObjectID, of column: ObjectID) -> Bool {
        replayed[object].columns.values.contains(column)
            || replayed[object].referenced.values.contains(column)
    }

    private mutating func dropConstraint(_ name: Identifier, of table: ObjectID, _ isCascading: Bool) {
        let id = object(.constraint, key(.constraint, name, of: table), parent: table)
        let columns = Set(replayed[id].columns.values)
        let keys =
            isCascading
            ? replayed.dependants(of: table).filter { key in
                let referenced = Set(replayed[key].referenced.values)
                return replayed[key].kind == .constraint && (referenced.isEmpty || referenced == columns)
            } : []
        drop(id, shown(id), andAlso: keys)
    }
}

extension LandingKind {
    init(_ kind: ObjectKind) {
        self =
            switch kind {
            case .table, .foreignTable: .table
            case .view: .view
            case .materializedView: .materializedView
            case .sequence: .sequence
            case .index: .index
            case .type: .type
            case .domain: .domain
            case .schema: .schema
            case .extension: .extension
            case .function, .procedure, .routine, .aggregate: .function
            case .trigger: .trigger
            case .policy: .policy
            case .column: .column
            case .constraint: .constraint
            case .role, .other: .other
            }
    }
}

extension ColumnDefinition {
    fileprivate var isPrimaryKey: Bool {
        constraints.contains { if case .primaryKey = $0.rule { true } else { false } }
    }
}

extension TableChange {
    /// The columns that a primary key added by it makes NOT NULL.
    fileprivate var keyColumns: [Identifier] {
        if case .addConstraint(let constraint) = self, case .primaryKey(let columns) = constraint.rule {
            columns
        } else {
            []
        }
    }

    /// The column that it is about.
    fileprivate var column: Identifier? {
        switch self {
        case .setType(let name, _, _), .setDefault(let name, _), .dropDefault(let name),
            .setNotNull(let name),
            .dropNotNull(let name), .addIdentity(let name, _), .alterIdentity(let name, _),
            .dropIdentity(let name),
            .dropExpression(let name):
            name
        case .addColumn, .dropColumn, .addConstraint, .validateConstraint, .dropConstraint, .setRowSecurity,
            .forceRowSecurity, .setOwner, .attachPartition, .detachPartition, .other:
            nil
        }
    }
}

extension String {
    /// The parser's word for a change without its `AT_`.
    fileprivate var withoutPrefix: String { hasPrefix("AT_") ? String(dropFirst(3)) : self }
}
