import SQL

/// A name that a statement gives, as PostgreSQL keeps it.
struct GivenName {
    let space: LongNames.Space
    /// With its schema; for relations and types themselves, they are their own.
    let table: ObjectName
    let name: Identifier

    init(_ space: LongNames.Space, _ name: Identifier, of table: ObjectName) {
        (self.space, self.name, self.table) = (space, name, TypeBook.whole(table))
    }

    /// Relations and types have to differ within their schema, everything else within its table.
    var key: LongNames.Key {
        let isInSchema = space == .relation || space == .type
        return LongNames.Key(
            space: space, parent: isInSchema ? ObjectName(schema: table.schema, Identifier("")) : table,
            kept: name)
    }

    /// A character that does not fit is cut away whole, so that up to three bytes may be missing.
    var isLong: Bool { name.name.utf8.count > Identifier.maximalLength - 4 }
}

extension SQLStatement {
    /// The names that it gives to what it makes, in the order in which they are written.
    var givenNames: [GivenName] {
        switch self {
        case .createTable(let table) where !table.isIfNotExists && !table.isTemporary:
            [GivenName(.relation, table.name.name, of: table.name)]
                + table.columns.flatMap { $0.givenNames(in: table.name) }
                + table.constraints.flatMap { $0.givenNames(in: table.name) }
        case .alterTable(let change): change.changes.flatMap { $0.givenNames(in: change.name) }
        case .createIndex(let index) where !index.isIfNotExists:
            index.name.map { [GivenName(.relation, $0, of: index.table)] } ?? []
        case .createEnum(let type): [GivenName(.type, type.name.name, of: type.name)]
        case .createType(let type): [GivenName(.type, type.name.name, of: type.name)]
        case .createView(let view) where !view.isReplacing && !view.isIfNotExists && !view.isTemporary:
            [GivenName(.relation, view.name.name, of: view.name)]
        case .createSequence(let sequence) where !sequence.isIfNotExists:
            [GivenName(.relation, sequence.name.name, of: sequence.name)]
        case .createTrigger(let trigger) where !trigger.isReplacing:
            [GivenName(.trigger, trigger.name, of: trigger.table)]
        case .createPolicy(let policy): [GivenName(.policy, policy.name, of: policy.table)]
        case .rename(let rename): rename.object.givenName(rename.newName).map { [$0] } ?? []
        case .createTable, .createIndex, .createView, .createSequence, .createTrigger, .alterEnum,
            .alterSequence, .createSchema, .createExtension, .createFunction, .alterPolicy, .drop, .setSchema,
            .comment, .grant, .setSearchPath, .block, .other, .unreadable:
            []
        }
    }

    /// The names that are free again behind it.
    var freedNames: [GivenName] {
        switch self {
        case .drop(let drop): drop.objects.compactMap { $0.givenName($0.part ?? $0.name.name) }
        case .rename(let rename):
            rename.object.givenName(rename.object.part ?? rename.object.name.name).map { [$0] } ?? []
        case .alterTable(let alteration):
            alteration.changes.flatMap { change -> [GivenName] in
                if case .dropColumn(let name, _, _) = change {
                    return [GivenName(.column, name, of: alteration.name)]
                }
                guard case .dropConstraint(let name, _, _) = change else { return [] }
                return [
                    GivenName(.constraint, name, of: alteration.name),
                    GivenName(.relation, name, of: alteration.name),
                ]
            }
        case .createTable, .createIndex, .createEnum, .alterEnum, .createType, .createView, .createSequence,
            .alterSequence, .createSchema, .createExtension, .createFunction, .createTrigger, .createPolicy,
            .alterPolicy, .setSchema, .comment, .grant, .setSearchPath, .block, .other, .unreadable:
            []
        }
    }
}

extension ObjectReference {
    fileprivate func givenName(_ name: Identifier) -> GivenName? {
        let space: LongNames.Space? =
            switch kind {
            case .table, .foreignTable, .view, .materializedView, .sequence, .index: .relation
            case .type, .domain: .type
            case .column: .column
            case .constraint: .constraint
            case .policy: .policy
            case .trigger: .trigger
            case .schema, .extension, .function, .procedure, .routine, .aggregate, .role, .other: nil
            }
        return space.map { GivenName($0, name, of: self.name) }
    }
}

extension ColumnDefinition {
    fileprivate func givenNames(in table: ObjectName) -> [GivenName] {
        [GivenName(.column, name, of: table)] + constraints.flatMap { $0.givenNames(in: table) }
    }
}

extension ConstraintDefinition {
    /// A key has an index of its name, which is found first.
    fileprivate func givenNames(in table: ObjectName) -> [GivenName] {
        guard let name else { return [] }
        return switch rule {
        case .primaryKey, .unique, .exclusion: [GivenName(.relation, name, of: table)]
        case .check, .foreignKey: [GivenName(.constraint, name, of: table)]
        case .usingIndex: []
        }
    }
}

extension TableChange {
    fileprivate func givenNames(in table: ObjectName) -> [GivenName] {
        if case .addColumn(let column, let isIfNotExists) = self, !isIfNotExists {
            return column.givenNames(in: table)
        }
        if case .addConstraint(let constraint) = self { return constraint.givenNames(in: table) }
        return []
    }
}
