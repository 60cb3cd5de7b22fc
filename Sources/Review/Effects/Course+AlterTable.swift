import SQL

extension Course {
    /// ALTER TABLE takes the strongest lock that any of its changes needs, from the first one on.
    func effects(of alteration: AlterTable) -> Effects {
        let table = whole(alteration.name)
        var effects = Effects()
        // An index or a sequence is locked by itself, which no reader of a table waits for.
        guard alteration.kind != .index, alteration.kind != .sequence else { return effects }
        for change in alteration.changes { apply(change, to: table, &effects) }
        return effects
    }

    private func apply(_ change: TableChange, to table: QualifiedName, _ effects: inout Effects) {
        switch change {
        case .addColumn(let column, _): addColumn(column, to: table, &effects)
        case .dropColumn(let column, _, _):
            effects.lock(table, .accessExclusive)
            for key in self.table(table).facts.foreignKeys where key.columns.contains(column) {
                effects.lock(key.target, .accessExclusive)
            }
        case .setType(let column, let type, let expression):
            effects.lock(table, .accessExclusive)
            if typeChange(of: column, in: table, to: type, using: expression)?.isFree != true {
                effects.rewrite(table)
            }
        case .setNotNull(let column):
            effects.lock(table, .accessExclusive)
            if !isKnownNotNull(column, in: table) { effects.scan(table) }
        case .addConstraint(let constraint): add(constraint, to: table, hasValues: true, &effects)
        case .validateConstraint(let name): validate(name, of: table, &effects)
        case .dropConstraint(let name, _, _):
            effects.lock(table, .accessExclusive)
            for key in self.table(table).facts.foreignKeys where key.name == name {
                effects.lock(key.target, .accessExclusive)
            }
        case .attachPartition(let child):
            effects.lock(table, .shareUpdateExclusive)
            effects.lock(whole(child), .accessExclusive)
            effects.scan(whole(child))
        case .detachPartition(let child, let isConcurrent):
            effects.lock(table, isConcurrent ? .shareUpdateExclusive : .accessExclusive)
            effects.lock(whole(child), .accessExclusive)
        case .setDefault, .dropDefault, .dropNotNull, .addIdentity, .alterIdentity, .dropIdentity,
            .dropExpression, .setRowSecurity, .forceRowSecurity, .setOwner:
            effects.lock(table, .accessExclusive)
        case .other(let command): other(command, table, &effects)
        }
    }

    private func addColumn(
        _ column: ColumnDefinition, to table: QualifiedName, _ effects: inout Effects
    ) {
        effects.lock(table, .accessExclusive)
        if fillsRows(column) { effects.rewrite(table) }
        if column.isNotNull, column.defaultValue ?? .null == .null, !column.countsItself,
            column.generated == nil
        {
            effects.scan(table)
        }
        let hasValues = column.defaultValue.map { $0 != .null } ?? false
        for constraint in column.constraints {
            add(constraint, to: table, hasValues: hasValues || column.countsItself, &effects)
        }
    }

    /// Whether every row gets a value of its own, so that all are written anew.
    func fillsRows(_ column: ColumnDefinition) -> Bool {
        if column.countsItself || column.generated != nil { return true }
        if isConstrainedDomain(column.type), column.defaultValue != nil, conditions.major < 19 { return true }
        guard column.defaultValue != nil else { return false }
        return conditions.major < 11 || column.defaultCalls.contains(where: isVolatile)
    }

    func isConstrainedDomain(_ type: TypeReference) -> Bool {
        facts.domains[whole(type.name)]
            ?? newObjects.contains(
                NewObject(kind: .domain, name: whole(type.name)))
    }

    /// Whether it is already sure that no row has NULL there.
    func isKnownNotNull(_ column: Identifier, in table: QualifiedName) -> Bool {
        let facts = self.table(table).facts
        return facts.notNull.contains(column)
            || (conditions.major >= 12 && facts.notNullChecks.contains(column))
    }

    private func add(
        _ constraint: ConstraintDefinition, to table: QualifiedName, hasValues: Bool, _ effects: inout Effects
    ) {
        switch constraint.rule {
        case .foreignKey(let key):
            let other = whole(key.table)
            effects.lock(table, .shareRowExclusive)
            effects.lock(other, .shareRowExclusive)
            if constraint.isValidated, hasValues {
                effects.scan(table)
                // For no row at all, nothing is looked up there.
                if mayHaveRows(table) { effects.scan(other) }
            }
        case .check:
            effects.lock(table, .accessExclusive)
            if constraint.isValidated { effects.scan(table) }
        case .primaryKey, .unique, .exclusion:
            effects.lock(table, .accessExclusive)
            effects.index(table)
        case .usingIndex(let index, let isPrimaryKey):
            effects.lock(table, .accessExclusive)
            let columns = self.table(table).facts.indexColumns[index]
            if isPrimaryKey, !(columns?.allSatisfy { isKnownNotNull($0, in: table) } ?? false) {
                effects.scan(table)
            }
        }
    }

    private func validate(_ name: Identifier, of table: QualifiedName, _ effects: inout Effects) {
        effects.lock(table, .shareUpdateExclusive)
        effects.scan(table)
        let added = unvalidated[TablePart(table: table, part: name)]
        let known = self.table(table).facts.foreignKeys.first { $0.name == name }?.target
        if case .foreignKey(let key)? = added?.rule { effects.lock(whole(key.table), .rowShare) }
        if let known { effects.lock(known, .rowShare) }
    }

    /// - Source: PostgreSQL 15, tablecmds.c, `AlterTableGetLockLevel`.
    private func other(_ command: String, _ table: QualifiedName, _ effects: inout Effects) {
        switch command {
        case "AT_SetStatistics", "AT_SetOptions", "AT_ResetOptions", "AT_SetRelOptions", "AT_ResetRelOptions",
            "AT_ClusterOn", "AT_DropCluster", "AT_DetachPartitionFinalize":
            effects.lock(table, .shareUpdateExclusive)
        case "AT_EnableTrig", "AT_EnableAlwaysTrig", "AT_EnableReplicaTrig", "AT_EnableTrigAll",
            "AT_EnableTrigUser", "AT_DisableTrig", "AT_DisableTrigAll", "AT_DisableTrigUser":
            effects.lock(table, .shareRowExclusive)
        case "AT_SetLogged", "AT_SetUnLogged", "AT_SetTableSpace", "AT_SetAccessMethod":
            effects.lock(table, .accessExclusive)
            effects.rewrite(table)
        default: effects.lock(table, .accessExclusive)
        }
    }
}

extension ColumnDefinition {
    /// Whether its values come from a sequence of its own.
    var countsItself: Bool { type.serial != nil || identity != nil }
}
