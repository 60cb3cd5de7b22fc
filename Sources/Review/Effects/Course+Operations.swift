import SQL

extension Course {
    /// What a statement takes hold of that defines nothing.
    func effects(of operation: Operation) -> Effects {
        switch operation {
        case .insert(let table), .merge(let table): locked([table], .rowExclusive)
        case .update(let table, let hasCondition), .delete(let table, let hasCondition):
            changed(table, isWhole: !hasCondition)
        case .copy(let copy):
            copy.table.map { locked([$0], copy.isFrom ? .rowExclusive : .accessShare) } ?? Effects()
        case .truncate(let tables, _): locked(tables, .accessExclusive)
        case .lock(let tables, let level): locked(tables, level)
        case .vacuum(let tables, let isFull):
            isFull ? rewritten(tables) : locked(tables, .shareUpdateExclusive)
        case .analyze(let tables): locked(tables, .shareUpdateExclusive)
        case .cluster(let table): rewritten([table].compactMap(\.self))
        case .reindex(let command): effects(of: command)
        case .refresh(let view, let isConcurrent): refreshed(view, isConcurrent)
        case .createRule(let table): locked([table], .accessExclusive)
        case .createStatistics(let tables), .publish(let tables): locked(tables, .shareUpdateExclusive)
        case .alterDomain(let domain, let change, _): effects(of: change, on: domain)
        case .select, .transaction, .setting, .createDomain, .dropDatabase, .dropOwned, .call, .other:
            Effects()
        }
    }

    private func changed(_ table: ObjectName, isWhole: Bool) -> Effects {
        var effects = locked([table], .rowExclusive)
        if isWhole { effects.change(whole(table)) }
        return effects
    }

    private func rewritten(_ tables: [ObjectName]) -> Effects {
        var effects = locked(tables, .accessExclusive)
        for table in tables { effects.rewrite(whole(table)) }
        return effects
    }

    private func refreshed(_ view: ObjectName, _ isConcurrent: Bool) -> Effects {
        var effects = locked([view], isConcurrent ? .exclusive : .accessExclusive)
        if !isConcurrent { effects.rewrite(whole(view)) }
        return effects
    }

    private func effects(of command: ReindexCommand) -> Effects {
        let table: QualifiedName? =
            switch command.scope {
            case .table(let table): whole(table)
            case .index(let index): facts.indexes[whole(index)]
            case .many: nil
            }
        var effects = Effects()
        guard let table else { return effects }
        effects.lock(table, command.isConcurrent ? .shareUpdateExclusive : .share)
        effects.index(table)
        return effects
    }

    /// Every table with a column of the domain is looked through, even when the constraint was there before.
    private func effects(of change: DomainChange, on domain: ObjectName) -> Effects {
        var effects = Effects()
        switch change {
        case .addConstraint(let isValidated) where !isValidated: return effects
        case .other: return effects
        case .addConstraint, .setNotNull, .validate: break
        }
        let domain = domain.name
        for (table, known) in facts.tables
        where known.columns.values.contains(where: { $0.name.name == domain }) {
            effects.lock(table, .share)
            effects.scan(table)
        }
        return effects
    }
}
