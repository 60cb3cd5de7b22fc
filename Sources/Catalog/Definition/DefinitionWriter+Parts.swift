import SQL

/// The statements behind `CREATE TABLE` and `CREATE VIEW`.
extension DefinitionWriter {
    /// Sequences of `serial` columns, and the defaults that use them.
    var serials: [String] {
        structure.details.sequences.filter { !$0.isIdentity }.flatMap { sequence -> [String] in
            guard let column = structure.columns.first(where: { $0.number == sequence.column }) else {
                return []
            }
            let kind = sequence.isUnlogged ? "UNLOGGED SEQUENCE" : "SEQUENCE"
            var statements = [
                "CREATE \(kind) \(sequence.name.quoted) AS \(sequence.type) \(sequence.options)",
                "ALTER SEQUENCE \(sequence.name.quoted) OWNED BY \(name).\(column.name.quoted)",
            ]
            if case .defaults(let expression) = column.value {
                statements.append(alter(column, "SET DEFAULT \(expression)"))
            }
            return statements
        }
    }

    /// Constraints that old rows were not checked against, which `CREATE TABLE` cannot say.
    var looseConstraints: [String] {
        let checks = structure.constraints.filter { isWritten($0) && !$0.isValidated }
        let keys = structure.foreignKeys.filter { $0.isLocal && !$0.isValidated }
        return (checks.map { ($0.name, $0.definition) } + keys.map { ($0.name, $0.definition) }).map {
            "ALTER TABLE \(name) ADD CONSTRAINT \($0.quoted) \($1)"
        }
    }

    /// Indexes that no constraint makes.
    var looseIndexes: [String] { structure.indexes.filter { $0.constraint == nil }.map(\.definition) }

    var indexMarks: [String] {
        let clustered = structure.indexes.filter { $0.traits.contains(.clustered) }.map {
            "ALTER TABLE \(name) CLUSTER ON \($0.name.quoted)"
        }
        return clustered + replicaIdentity
    }

    private var replicaIdentity: [String] {
        switch structure.details.replicaIdentity {
        case .primaryKey: []
        case .full: ["ALTER TABLE ONLY \(name) REPLICA IDENTITY FULL"]
        case .nothing: ["ALTER TABLE ONLY \(name) REPLICA IDENTITY NOTHING"]
        case .index:
            structure.indexes.filter { $0.traits.contains(.replicaIdentity) }.map {
                "ALTER TABLE ONLY \(name) REPLICA IDENTITY USING INDEX \($0.name.quoted)"
            }
        }
    }

    /// A partition becomes one once it has its own indexes, which the parent then adopts.
    var attachment: [String] {
        guard let bound = structure.partitioning.bound, let parent = structure.partitioning.parents.first
        else {
            return []
        }
        return ["ALTER TABLE ONLY \(parent.quoted) ATTACH PARTITION \(name) \(bound)"]
    }

    var columnStorage: [String] {
        structure.columns.flatMap { column -> [String] in
            let storage = column.storage
            var statements: [String] = []
            if let strategy = storage.strategy { statements.append(alter(column, "SET STORAGE \(strategy)")) }
            if let method = storage.compression {
                statements.append(alter(column, "SET COMPRESSION \(method)"))
            }
            if let target = storage.statisticsTarget {
                statements.append(alter(column, "SET STATISTICS \(target)"))
            }
            return statements
        }
    }

    var triggers: [String] {
        structure.triggers.filter { !$0.isInherited }.flatMap { trigger -> [String] in
            let firing = trigger.firing.clause.map {
                "ALTER TABLE \(name) \($0) TRIGGER \(trigger.name.quoted)"
            }
            return [trigger.definition] + [firing].compactMap { $0 }
        }
    }

    var rowSecurity: [String] {
        let states: [String] =
            switch structure.rowSecurity {
            case .disabled: []
            case .enabled: ["ENABLE"]
            case .forced: ["ENABLE", "FORCE"]
            }
        return states.map { "ALTER TABLE \(name) \($0) ROW LEVEL SECURITY" }
            + structure.policies.map(statement)
    }

    private func statement(for policy: Policy) -> String {
        var words = ["CREATE POLICY \(policy.name.quoted) ON \(name)"]
        if !policy.isPermissive { words.append("AS RESTRICTIVE") }
        words.append("FOR \(policy.command.rawValue)")
        if !policy.roles.isEmpty { words.append("TO \(policy.roles.map(\.quoted).joined(separator: ", "))") }
        if let using = policy.using { words.append("USING (\(using))") }
        if let check = policy.check { words.append("WITH CHECK (\(check))") }
        return words.joined(separator: " ")
    }

    var extras: [String] { structure.details.extras.filter { $0.kind != .grant }.map(\.statement) }

    var grants: [String] { structure.details.extras.filter { $0.kind == .grant }.map(\.statement) }

    var owner: [String] {
        guard !structure.owner.name.isEmpty else { return [] }
        return ["ALTER \(structure.relation.kind.keyword) \(name) OWNER TO \(structure.owner.quoted)"]
    }

    func alter(_ column: Column, _ change: String) -> String {
        "ALTER \(structure.relation.kind.keyword) \(name) ALTER COLUMN \(column.name.quoted) \(change)"
    }
}

extension Trigger.Firing {
    fileprivate var clause: String? {
        switch self {
        case .origin: nil
        case .disabled: "DISABLE"
        case .replica: "ENABLE REPLICA"
        case .always: "ENABLE ALWAYS"
        }
    }
}

extension Relation.Kind {
    /// What SQL calls it in `ALTER` and `COMMENT ON`.
    package var keyword: String {
        switch self {
        case .table, .partitionedTable: "TABLE"
        case .view: "VIEW"
        case .materializedView: "MATERIALIZED VIEW"
        case .foreignTable: "FOREIGN TABLE"
        }
    }
}
