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
            created(kind).flatMap(creation) + altered(kind).flatMap { alteration($0.key, $0.changed) }
                + dropped(kind).flatMap(removal)
        } + rowSecurityOfPolicies
    }

    private func created(_ kind: SchemaEntities.Kind) -> [SchemaEntities.Key] {
        to.keys(of: kind).filter { from.facts[$0] == nil }
    }

    private func dropped(_ kind: SchemaEntities.Kind) -> [SchemaEntities.Key] {
        from.keys(of: kind).filter { to.facts[$0] == nil }
    }

    /// What is there before and after, and which facts about it changed.
    private func altered(_ kind: SchemaEntities.Kind) -> [(key: SchemaEntities.Key, changed: Set<String>)] {
        to.keys(of: kind).compactMap { key in
            guard let before = from.facts[key], let after = to.facts[key], before != after else { return nil }
            let names = Set(before.keys).union(after.keys)
            return (key, names.filter { before[$0] != after[$0] })
        }
    }

    private func isNew(_ table: SchemaEntities.Key) -> Bool { from.facts[table] == nil }
    private func isGone(_ table: SchemaEntities.Key) -> Bool { to.facts[table] == nil }

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

    private func alteration(_ key: SchemaEntities.Key, _ changed: Set<String>) -> [SchemaStatement] {
        switch key.kind {
        case .schema: []
        case .table: changed.contains("isRlsEnabled") ? [key.statement(.alterRowSecurity)] : []
        case .column: columnAlteration(key, changed)
        case .index: [key.statement(.dropIndex), key.statement(.createIndex)]
        case .primaryKey: [key.statement(.alterPrimaryKey)]
        case .foreignKey: [key.statement(.recreateForeignKey)]
        case .unique: [key.statement(.alterUnique)]
        case .check: [key.statement(.alterCheck)]
        case .enumeration: [key.statement(losesValues(key) ? .recreateEnum : .alterEnum)]
        case .sequence: [key.statement(.alterSequence)]
        case .role: [key.statement(.alterRole)]
        case .privilege: [key.statement(.regrantPrivilege)]
        case .view: [key.statement(.alterView)]
        case .policy:
            [key.statement(changed.isDisjoint(with: ["as", "for"]) ? .alterPolicy : .recreatePolicy)]
        }
    }

    private func columnAlteration(_ key: SchemaEntities.Key, _ changed: Set<String>) -> [SchemaStatement] {
        if changed.contains("generated"), to.facts[key]?["generated"] != nil {
            return [key.statement(.recreateColumn)]
        }
        return [key.statement(.alterColumn)]
    }

    /// Values of an enum are kept in one fact, each on a line of its own; one that is gone, or another order, needs a new type.
    private func losesValues(_ key: SchemaEntities.Key) -> Bool {
        let before = (from.facts[key]?["values"] ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        let after = (to.facts[key]?["values"] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let kept = Set(before)
        return after.filter(kept.contains) != before
    }

    /// A table gets row-level security with its first policy and loses it with its last, where nothing says it explicitly.
    private var rowSecurityOfPolicies: [SchemaStatement] {
        let (before, after) = (policies(in: from), policies(in: to))
        return Set(before.keys).union(after.keys).sorted { ($0.schema, $0.name) < ($1.schema, $1.name) }
            .compactMap { table in
                guard let old = from.facts[table], let new = to.facts[table] else { return nil }
                let isExplicit = old["isRlsEnabled"] != new["isRlsEnabled"]
                let (had, has) = (before[table] ?? 0, after[table] ?? 0)
                let turnsOff = had > 0 && has == 0 && old["isRlsEnabled"] == "false"
                let turnsOn = had == 0 && has > 0 && new["isRlsEnabled"] == "false"
                return !isExplicit && (turnsOff || turnsOn) ? table.statement(.alterRowSecurity) : nil
            }
    }

    private func policies(in schema: SchemaEntities) -> [SchemaEntities.Key: Int] {
        schema.keys(of: .policy).reduce(into: [:]) { $0[$1.ofTable, default: 0] += 1 }
    }
}
