package import Drizzle
import SQL

extension SchemaEntities {
    /// Reads one snapshot; `nil` when it is not there or makes no sense, which other rules say.
    static func reading(_ path: String) -> SchemaEntities? {
        do { return SchemaEntities(try SnapshotSchema.reading(path)) } catch { return nil }
    }

    /// The objects of a snapshot, with the facts that Drizzle Kit compares.
    package init(_ snapshot: SnapshotSchema) {
        self.init()
        for schema in snapshot.schemas { add(Key(.schema, name: schema)) }
        for type in snapshot.enums {
            add(type.name.key(.enumeration), ["values": type.values.joined(separator: "\n")])
        }
        for sequence in snapshot.sequences { add(sequence.name.key(.sequence), sequence.options.facts) }
        for role in snapshot.roles { add(Key(.role, name: role.name), role.facts) }
        for privilege in snapshot.privileges { add(privilege.key, ["grantable": "\(privilege.isGrantable)"]) }
        for table in snapshot.tables { add(table) }
        for policy in snapshot.linkedPolicies { add(policy, of: policy.on ?? "", in: "") }
        for view in snapshot.views where !view.isExisting { add(view.name.key(.view), view.facts) }
    }

    private mutating func add(_ table: SnapshotSchema.Table) {
        let (schema, name) = (table.name.schema.name, table.name.name.name)
        func key(_ kind: Kind, _ part: String) -> Key { Key(kind, schema: schema, table: name, name: part) }
        add(table.name.key(.table), ["isRlsEnabled": "\(table.isRowSecurityEnabled)"])
        for column in table.columns {
            let isInKey = table.primaryKey?.columns.contains(column.name) ?? false
            add(key(.column, column.name), column.facts(isInKey: isInKey))
        }
        for index in table.indexes { add(key(.index, index.name), index.facts) }
        if let primary = table.primaryKey {
            add(key(.primaryKey, primary.name ?? "\(name)_pkey"), ["columns": primary.columns.text])
        }
        for unique in table.uniques {
            add(
                key(.unique, unique.name),
                ["columns": unique.columns.text, "nulls": "\(unique.treatsNullsAsEqual)"])
        }
        for foreign in table.foreignKeys { add(key(.foreignKey, foreign.name), foreign.facts) }
        for check in table.checks { add(key(.check, check.name), ["value": check.expression]) }
        for policy in table.policies { add(policy, of: name, in: schema) }
    }

    private mutating func add(_ policy: SnapshotSchema.Policy, of table: String, in schema: String) {
        var facts = ["as": "\(policy.isPermissive)", "for": policy.command, "roles": policy.roles.text]
        facts["using"] = policy.using
        facts["withCheck"] = policy.withCheck
        add(Key(.policy, schema: schema, table: table, name: policy.name), facts)
    }
}

extension QualifiedName {
    fileprivate func key(_ kind: SchemaEntities.Kind) -> SchemaEntities.Key {
        SchemaEntities.Key(kind, schema: schema.name, name: name.name)
    }
}

extension [String] {
    /// One text that differs whenever the list does.
    fileprivate var text: String { map { "\($0.utf8.count):\($0)" }.joined(separator: ",") }
}

extension SnapshotSchema.Column {
    fileprivate func facts(isInKey: Bool) -> [String: String] {
        var facts = [
            "type": type, "dimensions": "\(dimensions)",
            "notNull": "\(isNotNull || isInKey || identity != nil)",
        ]
        facts["typeSchema"] = typeSchema
        facts["default"] = defaultExpression
        facts["generated"] = generation
        if let identity {
            facts["identity"] = "\(identity.isAlways) \(identity.sequence ?? "")"
            facts.merge(identity.options.facts) { first, _ in first }
        }
        return facts
    }
}

extension SnapshotSchema.SequenceOptions {
    fileprivate var facts: [String: String] {
        var facts = ["cycle": "\(cycles)"]
        (facts["increment"], facts["minValue"], facts["maxValue"]) = (increment, minimum, maximum)
        (facts["startWith"], facts["cache"]) = (start, cache)
        return facts
    }
}

extension SnapshotSchema.Index {
    /// Whether it is made concurrently says nothing about the index.
    fileprivate var facts: [String: String] {
        let keys = keys.map { key in
            "\(key.text) \(key.isExpression) \(key.isDescending) \(key.putsNullsFirst) \(key.operatorClass ?? "")"
        }
        var facts = ["columns": keys.text, "unique": "\(isUnique)", "method": method, "with": options.text]
        facts["where"] = predicate
        return facts
    }
}

extension [SnapshotSchema.Option] {
    fileprivate var text: String { map { "\($0.name)=\($0.value)" }.sorted().text }
}

extension SnapshotSchema.ForeignKey {
    fileprivate var facts: [String: String] {
        [
            "columns": columns.text, "target": target.quoted, "columnsTo": targetColumns.text,
            "onDelete": onDelete.rawValue, "onUpdate": onUpdate.rawValue,
        ]
    }
}

extension SnapshotSchema.View {
    fileprivate var facts: [String: String] {
        var facts = ["materialized": "\(isMaterialized)", "with": options.text, "noData": "\(isWithoutData)"]
        (facts["definition"], facts["using"], facts["tablespace"]) = (definition, accessMethod, tablespace)
        return facts
    }
}

extension SnapshotSchema.Role {
    fileprivate var facts: [String: String] {
        var facts = [
            "createDb": "\(createsDatabases)", "createRole": "\(createsRoles)", "inherit": "\(inherits)",
        ]
        facts["superuser"] = isSuperuser?.description
        facts["canLogin"] = canLogIn?.description
        facts["replication"] = replicates?.description
        facts["bypassRls"] = bypassesRowSecurity?.description
        (facts["connLimit"], facts["validUntil"]) = (connectionLimit, validUntil)
        return facts
    }
}

extension SnapshotSchema.Privilege {
    fileprivate var key: SchemaEntities.Key {
        SchemaEntities.Key(
            .privilege, schema: table.schema.name, table: table.name.name,
            name: "\(grantor) \(grantee) \(kind)")
    }
}
