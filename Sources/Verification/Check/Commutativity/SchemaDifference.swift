import Catalog

/// What leads from one state of a schema to another, without asking anybody about renames: a renamed thing is dropped and
/// created.
///
/// - Source: drizzle-kit/src/dialects/postgres/diff.ts, `ddlDiffDry` and `ddlDiff`.
package struct SchemaDifference {
    private let from: SchemaEntities
    private let to: SchemaEntities

    package init(from: SchemaEntities, to: SchemaEntities) { (self.from, self.to) = (from, to) }

    /// In about the order in which Drizzle Kit writes them.
    package var statements: [SchemaStatement] {
        SchemaEntities.Kind.allCases.flatMap { kind in
            created(kind).flatMap(creation) + altered(kind).flatMap(alteration)
                + dropped(kind).flatMap(removal)
        } + rowSecurityOfPolicies
    }

    private func created(_ kind: SchemaEntities.Kind) -> [SchemaEntities.Key] {
        to.keys(of: kind).filter { from.entities[$0] == nil }
    }

    private func dropped(_ kind: SchemaEntities.Kind) -> [SchemaEntities.Key] {
        from.keys(of: kind).filter { to.entities[$0] == nil }
    }

    private typealias Change = (
        key: SchemaEntities.Key, before: SchemaEntities.Entity, after: SchemaEntities.Entity
    )

    /// What is there before and after, and not the same.
    private func altered(_ kind: SchemaEntities.Kind) -> [Change] {
        to.keys(of: kind).compactMap { key in
            guard let before = from.entities[key], let after = to.entities[key], before != after else {
                return nil
            }
            return (key, before, after)
        }
    }

    private func isNew(_ table: SchemaEntities.Key) -> Bool { from.entities[table] == nil }
    private func isGone(_ table: SchemaEntities.Key) -> Bool { to.entities[table] == nil }

    private func creation(_ key: SchemaEntities.Key) -> [SchemaStatement] {
        // These are written into CREATE TABLE; indexes, foreign keys and policies are statements of their own.
        if [.column, .primaryKey, .unique, .check].contains(key.kind), isNew(key.ofTable) { return [] }
        return [key.statement(key.kind.creating)]
    }

    private func removal(_ key: SchemaEntities.Key) -> [SchemaStatement] {
        // These go with their table.
        let parts: [SchemaEntities.Kind] = [.column, .primaryKey, .unique, .check, .index, .foreignKey]
        if parts.contains(key.kind), isGone(key.ofTable) { return [] }
        return [key.statement(key.kind.dropping)]
    }

    private func alteration(_ change: Change) -> [SchemaStatement] {
        let kinds: [StatementKind] =
            switch change.key.kind {
            case .schema: []
            case .table: [.alterRowSecurity]
            case .column: [isComputedAnew(change) ? .recreateColumn : .alterColumn]
            case .index: [.dropIndex, .createIndex]
            case .primaryKey: [.alterPrimaryKey]
            case .foreignKey: [.recreateForeignKey]
            case .unique: [.alterUnique]
            case .check: [.alterCheck]
            case .enumeration: [losesValues(change) ? .recreateEnum : .alterEnum]
            case .sequence: [.alterSequence]
            case .role: [.alterRole]
            case .privilege: [.regrantPrivilege]
            case .view: [.alterView]
            case .policy: [isForOthers(change) ? .recreatePolicy : .alterPolicy]
            }
        return kinds.map(change.key.statement)
    }

    private func isComputedAnew(_ change: Change) -> Bool {
        guard case (.column(let before), .column(let after)) = (change.before, change.after),
            case .generated = after.value
        else { return false }
        return before.value != after.value
    }

    /// A value that is gone, or another order, needs a new type.
    private func losesValues(_ change: Change) -> Bool {
        guard case (.enumeration(let before), .enumeration(let after)) = (change.before, change.after) else {
            return false
        }
        return after.filter(Set(before).contains) != before
    }

    /// Neither the command of a policy nor whether it permits can be altered.
    private func isForOthers(_ change: Change) -> Bool {
        guard case (.policy(let before), .policy(let after)) = (change.before, change.after) else {
            return false
        }
        return before.isPermissive != after.isPermissive || before.command != after.command
    }

    /// A table gets row-level security with its first policy and loses it with its last, where nothing says it explicitly.
    private var rowSecurityOfPolicies: [SchemaStatement] {
        let (before, after) = (policies(in: from), policies(in: to))
        return Set(before.keys).union(after.keys).sorted { ($0.schema, $0.name) < ($1.schema, $1.name) }
            .compactMap { table in
                guard from.entities[table] == .table(hasRowSecurity: false),
                    to.entities[table] == .table(hasRowSecurity: false)
                else { return nil }
                let (had, has) = (before[table] ?? 0, after[table] ?? 0)
                return (had > 0) != (has > 0) ? table.statement(.alterRowSecurity) : nil
            }
    }

    private func policies(in schema: SchemaEntities) -> [SchemaEntities.Key: Int] {
        schema.keys(of: .policy).reduce(into: [:]) { $0[$1.ofTable, default: 0] += 1 }
    }
}
