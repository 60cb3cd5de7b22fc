import SQL

extension Course {
    /// Takes a statement as done.
    mutating func learn(_ step: Step) {
        for inner in step.reading.code?.statements ?? [] { learn(step.inside(inner)) }
        hold(step.effects)
        learnDefinition(step)
        if let operation = step.reading.operation { learn(operation) }
    }

    /// The locks stay until the transaction is over.
    private mutating func hold(_ effects: Effects) {
        guard isInTransaction else { return }
        for (relation, touch) in effects.relations where !isNew(relation) { hold(touch.lock, on: relation) }
    }

    private mutating func learnDefinition(_ step: Step) {
        switch step.reading.statement {
        case .createTable(let table): create(table, step.place)
        case .alterTable(let change): alter(change, step.place)
        case .createIndex(let index): create(index)
        case .createEnum(let type): create(type)
        case .alterEnum(let change): alter(change)
        case .createType(let type): make(type.isDomain ? .domain : .type, type.name)
        case .createView(let view):
            if !view.isReplacing { make(view.isMaterialized ? .materializedView : .view, view.name) }
        case .createSequence(let sequence): make(.sequence, sequence.name)
        case .createSchema(let schema): make(.schema, ObjectName(schema.name))
        case .createExtension(let definition): extensions?.insert(definition.name.name)
        case .createFunction(let function):
            if !function.isReplacing { make(.function, function.name) }
        case .createTrigger(let trigger): make(.trigger, trigger.table, part: trigger.name)
        case .createPolicy(let policy): change(whole(policy.table)) { $0.facts.hasPolicies = true }
        case .drop(let drop): learn(drop, step.place)
        case .rename(let rename): learn(rename)
        case .setSearchPath(let path): searchPath = path.isEmpty ? facts.searchPath : path
        case .alterSequence, .alterPolicy, .setSchema, .comment, .grant, .block, .other, .unreadable: break
        }
    }

    private mutating func make(_ kind: ObjectKind, _ name: ObjectName, part: Identifier? = nil) {
        newObjects.insert(newObject(kind, name, part: part))
    }

    /// A trigger goes by its table and its own name.
    func newObject(_ kind: ObjectKind, _ name: ObjectName, part: Identifier? = nil) -> NewObject {
        let whole = whole(name)
        guard let part else { return NewObject(kind: kind, name: whole) }
        return NewObject(
            kind: kind,
            name: QualifiedName(schema: whole.schema, name: Identifier("\(whole.name) \(part)")))
    }

    private mutating func create(_ index: CreateIndex) {
        let columns = index.columns.map { part -> Identifier? in
            if case .column(let name) = part.content { name } else { nil }
        }
        var facts = IndexFacts(columns)
        (facts.method, facts.isUnique) = (index.method, index.isUnique)
        facts.isPartial = index.predicate != nil
        if let name = index.name { make(.index, ObjectName(schema: index.table.schema, name)) }
        change(whole(index.table)) { table in
            table.add(facts)
            if let name = index.name { table.facts.indexColumns[name] = columns.compactMap(\.self) }
        }
    }

    private mutating func create(_ type: CreateEnum) {
        let name = whole(type.name)
        if history.droppedTypes.contains(name) { history.remadeEnums.insert(name) }
        enums[name] = type.labels
        make(.type, type.name)
    }

    private mutating func alter(_ change: AlterEnum) {
        let name = whole(change.name)
        switch change.change {
        case .addLabel(let label, _, _):
            enums[name]?.append(label)
            addedLabels.insert(AddedLabel(type: name, label: label))
        case .renameLabel(let old, let new): enums[name] = enums[name]?.map { $0 == old ? new : $0 }
        }
    }

    private mutating func learn(_ drop: Drop, _ place: Finding.Place) {
        for object in drop.objects {
            switch object.kind {
            case .table, .foreignTable: self.drop(whole(object.name), place)
            case .type, .domain: history.droppedTypes.insert(whole(object.name))
            default: newObjects.remove(newObject(object.kind, object.name, part: object.part))
            }
        }
    }

    private mutating func drop(_ name: QualifiedName, _ place: Finding.Place) {
        let table = table(name)
        if !table.isNew, !table.facts.columns.isEmpty {
            history.droppedTables.append(
                .init(table: name, name: name.name, value: Array(table.facts.columns.keys), place: place))
        }
        tables[name] = TableState(facts: TableFacts(rows: 0), isKnown: false)
    }

    private mutating func learn(_ rename: Rename) {
        let name = whole(rename.object.name)
        switch (rename.object.kind, rename.object.part) {
        case (.table, _):
            tables[QualifiedName(schema: name.schema, name: rename.newName)] = table(name)
            tables[name] = nil
        case (.column, let old?):
            change(name) { $0.facts.columns[rename.newName] = $0.facts.columns.removeValue(forKey: old) }
        default: break
        }
    }

    private mutating func learn(_ operation: Operation) {
        switch operation {
        case .insert(let table), .merge(let table): change(whole(table)) { $0.isFilled = true }
        case .copy(let copy):
            if copy.isFrom, let table = copy.table { change(whole(table)) { $0.isFilled = true } }
        case .setting(let setting): learn(setting)
        case .transaction(let command): learn(command)
        case .createDomain(let domain, let isConstrained):
            if isConstrained { make(.domain, domain) }
        case .update, .delete, .select, .truncate, .lock, .vacuum, .analyze, .cluster, .reindex, .refresh,
            .alterDomain, .dropDatabase, .dropOwned, .call, .createRule, .createStatistics, .publish, .other:
            break
        }
    }

    private mutating func learn(_ setting: SettingChange) {
        switch setting.name {
        case "lock_timeout": hasLockTimeout = !setting.isReset
        case "statement_timeout": hasStatementTimeout = !setting.isReset
        default: break
        }
    }

    private mutating func learn(_ command: TransactionCommand) {
        switch command {
        case .begin: isInTransaction = true
        case .commit, .rollback, .prepare: endTransaction()
        case .other: break
        }
    }
}
