import SQL

extension Course {
    mutating func create(_ table: CreateTable, _ place: Finding.Place) {
        let name = whole(table.name)
        // What is there already stays as it is.
        guard !(table.isIfNotExists && facts.tables[name] != nil) else { return }
        var facts = TableFacts(rows: 0)
        facts.isPartitioned = table.isPartitioned
        facts.indexes = []
        tables[name] = TableState(facts: facts, isNew: true, isKnown: true)
        for column in table.columns { add(column, to: name, place) }
        for constraint in table.constraints { add(constraint, to: name, place) }
        history.createdTables.append(
            .init(table: name, name: name.name, value: table.columns.map(\.name), place: place))
    }

    mutating func alter(_ alteration: AlterTable, _ place: Finding.Place) {
        let table = whole(alteration.name)
        for change in alteration.changes { alter(table, change, place) }
    }

    private mutating func alter(_ table: QualifiedName, _ change: TableChange, _ place: Finding.Place) {
        switch change {
        case .addColumn(let column, _):
            if !isNew(table) {
                history.addedColumns.append(
                    .init(table: table, name: column.name, value: column.type, place: place))
                if facts.tables[table]?.columns[column.name] == nil
                    || history.hasDropped(column.name, of: table)
                {
                    newColumns.insert(TablePart(table: table, part: column.name))
                }
            }
            add(column, to: table, place)
        case .dropColumn(let column, _, _): drop(column, of: table, place)
        case .setType(let column, let type, _): self.change(table) { $0.facts.columns[column] = type }
        case .setNotNull(let column): self.change(table) { $0.facts.notNull.insert(column) }
        case .dropNotNull(let column): self.change(table) { $0.facts.notNull.remove(column) }
        case .addConstraint(let constraint): add(constraint, to: table, place)
        case .validateConstraint(let name): validate(name, of: table)
        case .dropConstraint(let name, _, _):
            self.change(table) { $0.facts.foreignKeys.removeAll { $0.name == name } }
            unvalidated[TablePart(table: table, part: name)] = nil
        case .setRowSecurity(let isOn): if isOn { history.hidden.append((table, place)) }
        case .setDefault, .dropDefault, .addIdentity, .alterIdentity, .dropIdentity, .dropExpression,
            .forceRowSecurity, .setOwner, .attachPartition, .detachPartition, .other:
            break
        }
    }

    private mutating func add(_ column: ColumnDefinition, to table: QualifiedName, _ place: Finding.Place) {
        change(table) { state in
            state.facts.columns[column.name] = column.type
            if column.isNotNull { state.facts.notNull.insert(column.name) }
        }
        for constraint in column.constraints { add(constraint, to: table, place) }
    }

    private mutating func drop(_ column: Identifier, of table: QualifiedName, _ place: Finding.Place) {
        if !isNew(column, in: table) {
            history.droppedColumns.append(
                .init(table: table, name: column, value: type(of: column, in: table), place: place))
        }
        newColumns.remove(TablePart(table: table, part: column))
        change(table) { state in
            state.facts.columns[column] = nil
            state.facts.indexes?.removeAll { $0.columns.contains(column) }
            state.facts.foreignKeys.removeAll { $0.columns.contains(column) }
        }
    }

    private mutating func add(
        _ constraint: ConstraintDefinition, to table: QualifiedName, _ place: Finding.Place
    ) {
        if !constraint.isValidated, let name = constraint.name {
            unvalidated[TablePart(table: table, part: name)] = constraint
        }
        switch constraint.rule {
        case .primaryKey(let columns):
            change(table) { state in
                state.facts.primaryKey = columns
                state.facts.notNull.formUnion(columns)
                state.add(IndexFacts(columns))
            }
        case .unique(let columns, _): change(table) { $0.add(IndexFacts(columns)) }
        case .foreignKey(let key):
            history.foreignKeys.append((table, key, place))
            let known = ForeignKeyFacts(constraint.name, columns: key.columns, target: whole(key.table))
            change(table) { $0.facts.foreignKeys.append(known) }
        case .check(let expression):
            if constraint.isValidated { noteNotNull(expression, in: table) }
        case .usingIndex, .exclusion: break
        }
    }

    private mutating func validate(_ name: Identifier, of table: QualifiedName) {
        let part = TablePart(table: table, part: name)
        if case .check(let expression)? = unvalidated[part]?.rule { noteNotNull(expression, in: table) }
    }

    private mutating func noteNotNull(_ expression: SQLExpression, in table: QualifiedName) {
        guard case .operation("IS NOT NULL", let parts) = expression, case .column(let path)? = parts.first,
            let column = path.last
        else { return }
        change(table) { $0.facts.notNullChecks.insert(column) }
    }
}

extension TableState {
    /// Of a table of which nothing is known, one index is not all of them.
    mutating func add(_ index: IndexFacts) {
        addedIndexes.append(index)
        if isNew || facts.indexes != nil { facts.indexes = (facts.indexes ?? []) + [index] }
    }
}
