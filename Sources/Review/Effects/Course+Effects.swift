import SQL

extension Course {
    /// What a statement takes hold of and goes through here and now.
    func effects(of reading: StatementReading) -> Effects {
        var effects = definitionEffects(reading.statement)
        if let operation = reading.operation { effects.add(self.effects(of: operation)) }
        for inner in reading.code?.statements ?? [] { effects.add(self.effects(of: inner)) }
        return effects
    }

    private func definitionEffects(_ statement: SQLStatement) -> Effects {
        switch statement {
        case .createTable(let table): effects(of: table)
        case .alterTable(let change): effects(of: change)
        case .createIndex(let index): effects(of: index)
        case .createView(let view): view.isReplacing ? locked([view.name], .accessExclusive) : Effects()
        case .createTrigger(let trigger): locked([trigger.table], .shareRowExclusive)
        case .createPolicy(let policy), .alterPolicy(let policy): locked([policy.table], .accessExclusive)
        case .drop(let drop): effects(of: drop)
        case .rename(let rename): effects(of: rename)
        case .setSchema(let move):
            move.object.kind.isRelation ? locked([move.object.name], .accessExclusive) : Effects()
        case .comment(let comment): effects(of: comment)
        case .alterSequence, .createEnum, .alterEnum, .createType, .createSequence, .createSchema,
            .createExtension, .createFunction, .grant, .setSearchPath, .block, .other, .unreadable:
            Effects()
        }
    }

    func locked(_ names: [ObjectName], _ level: LockLevel) -> Effects {
        var effects = Effects()
        for name in names { effects.lock(whole(name), level) }
        return effects
    }

    /// A partition's parent is closed while it comes into being, and what a foreign key points at cannot be written to.
    private func effects(of table: CreateTable) -> Effects {
        var effects = locked(table.parents, table.isPartition ? .accessExclusive : .shareUpdateExclusive)
        let constraints = table.columns.flatMap(\.constraints) + table.constraints
        for case .foreignKey(let key) in constraints.map(\.rule) {
            effects.lock(whole(key.table), .shareRowExclusive)
        }
        return effects
    }

    private func effects(of index: CreateIndex) -> Effects {
        let table = whole(index.table)
        var effects = Effects()
        effects.lock(table, index.isConcurrent ? .shareUpdateExclusive : .share)
        if !index.isOnlyOfParent { effects.index(table) }
        return effects
    }

    private func effects(of drop: Drop) -> Effects {
        var effects = Effects()
        for object in drop.objects {
            switch object.kind {
            case .index:
                if let table = facts.indexes[whole(object.name)] {
                    effects.lock(table, drop.isConcurrent ? .shareUpdateExclusive : .accessExclusive)
                }
            case .table, .foreignTable:
                let table = whole(object.name)
                effects.lock(table, .accessExclusive)
                // Each foreign key has triggers on the other side, which go with it.
                for key in self.table(table).facts.foreignKeys { effects.lock(key.target, .accessExclusive) }
            case .view, .materializedView, .trigger, .policy:
                effects.lock(whole(object.name), .accessExclusive)
            case .sequence, .type, .domain, .schema, .extension, .function, .procedure, .routine, .aggregate,
                .column, .constraint, .role, .other:
                break
            }
        }
        return effects
    }

    private func effects(of rename: Rename) -> Effects {
        switch rename.object.kind {
        case .table, .foreignTable, .view, .materializedView, .column, .constraint, .trigger, .policy:
            locked([rename.object.name], .accessExclusive)
        case .sequence, .index, .type, .domain, .schema, .extension, .function, .procedure, .routine,
            .aggregate, .role, .other:
            Effects()
        }
    }

    private func effects(of comment: Comment) -> Effects {
        switch comment.object.kind {
        case .table, .column, .view, .materializedView, .foreignTable:
            locked([comment.object.name], .shareUpdateExclusive)
        case .constraint: locked([comment.object.name], .accessShare)
        case .sequence, .index, .type, .domain, .schema, .extension, .function, .procedure, .routine,
            .aggregate, .trigger, .policy, .role, .other:
            Effects()
        }
    }
}

extension ObjectKind {
    /// Whether it holds rows or shows them.
    var isRelation: Bool {
        switch self {
        case .table, .foreignTable, .view, .materializedView: true
        case .sequence, .index, .type, .domain, .schema, .extension, .function, .procedure, .routine,
            .aggregate, .trigger, .policy, .column, .constraint, .role, .other:
            false
        }
    }
}
