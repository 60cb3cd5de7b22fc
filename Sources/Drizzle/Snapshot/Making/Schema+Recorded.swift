package import Catalog
import SQL

extension Schema {
    /// What Drizzle's SQL makes of a snapshot, with everything PostgreSQL adds of itself; expressions stay as they were
    /// written.
    ///
    /// What ``script`` makes of the result is what Drizzle's own SQL makes.
    package init(_ recorded: RecordedSchema) {
        self = recorded.schema
        let enumSchemas = Dictionary(enums.map { ($0.name.name.name, $0.name.schema.name) }) { first, _ in
            first
        }
        schemas = (schemas + homes).map(\.cutAsPostgresDoes)
            .reduce(into: []) { if $1 != "public", !$0.contains($1) { $0.append($1) } }
        for index in enums.indices { enums[index].name.cut() }
        for index in tables.indices {
            tables[index].complete(enumSchemas: enumSchemas, era: recorded.era)
        }
        for index in sequences.indices {
            sequences[index].name.cut()
            sequences[index].counting = sequences[index].counting.completed(upTo: .max)
        }
        for index in views.indices { views[index].complete() }
        for index in roles.indices { roles[index].name.cut() }
        foreignViews = Set(foreignViews.map(\.isCut))
        linkedPolicies = [:]
        for (table, policies) in recorded.schema.linkedPolicies {
            for policy in policies { link(policy.completed, to: table.isCut) }
        }
    }

    /// Where everything is; a snapshot need not list such a schema by itself.
    private var homes: [String] {
        (tables.map(\.name) + enums.map(\.name) + sequences.map(\.name) + views.map(\.name)).map(
            \.schema.name)
    }

    /// Takes a policy that a snapshot keeps apart from its tables.
    private mutating func link(_ policy: Policy, to name: QualifiedName) {
        guard let place = tables.firstIndex(where: { $0.name == name }) else {
            return linkedPolicies[name, default: []].append(policy)
        }
        guard !tables[place].policies.contains(where: { $0.name == policy.name }) else { return }
        tables[place].policies.append(policy)
    }
}

extension Schema.Table {
    fileprivate mutating func complete(enumSchemas: [String: String], era: Era) {
        let keyColumns = Set(primaryKey?.columns ?? [])
        for index in columns.indices {
            let isInKey = keyColumns.contains(columns[index].name)
            columns[index].complete(enumSchemas: enumSchemas, isInKey: isInKey)
        }
        name.cut()
        primaryKey?.cut()
        for index in uniques.indices { uniques[index].cut() }
        for index in checks.indices { checks[index].name.cut() }
        for index in foreignKeys.indices { foreignKeys[index].cut() }
        for index in indexes.indices { indexes[index].complete(era: era) }
        // Drizzle enables row-level security for a table with policies.
        hasRowSecurity = hasRowSecurity || !policies.isEmpty
        policies = policies.map(\.completed)
    }
}

extension Schema.Column {
    fileprivate mutating func complete(enumSchemas: [String: String], isInKey: Bool) {
        name.cut()
        readTypeText()
        type = type.completed(enumSchemas: enumSchemas)
        switch value {
        case .identity(let identity):
            isNotNull = true
            let counting = identity.counting.completed(upTo: type.greatest)
            value = .identity(Identity(isAlways: identity.isAlways, counting: counting))
        case .serial: isNotNull = true
        case .given, .expression, .generated: isNotNull = isNotNull || isInKey
        }
    }
}

extension Schema.TypeName {
    /// An enum's name may stand alone, and may look like a type with a modifier.
    fileprivate func completed(enumSchemas: [String: String]) -> Schema.TypeName {
        let schema = schema ?? enumSchemas[name]
        var type = Schema.TypeName(drizzle: name, schema: schema, isArray: isArray)
        if schema != nil, enumSchemas[name] != nil { (type.name, type.modifier) = (name, "") }
        if type.schema != nil { type.name.cut() }
        return type
    }
}

extension Schema.Key {
    fileprivate mutating func cut() {
        name.cut()
        columns = columns.map(\.cutAsPostgresDoes)
    }
}

extension Schema.Reference {
    fileprivate mutating func cut() {
        name.cut()
        target.cut()
        columns = columns.map(\.cutAsPostgresDoes)
        targetColumns = targetColumns.map(\.cutAsPostgresDoes)
    }
}

extension Schema.Index {
    /// Up to version 7, Drizzle Kit leaves out the direction of a key with an operator class, so it is not there.
    ///
    /// - Source: drizzle-kit/src/sqlgenerator.ts, `CreatePgIndexConvertor`.
    fileprivate mutating func complete(era: Era) {
        name.cut()
        for index in keys.indices {
            if !keys[index].isExpression { keys[index].text.cut() }
            let isDirected = method == "btree" && (keys[index].operatorClass == nil || era == .folders)
            if !isDirected { (keys[index].isDescending, keys[index].putsNullsFirst) = (false, false) }
        }
        readExpressions()
    }
}

extension Schema.Policy {
    fileprivate var completed: Schema.Policy {
        var policy = self
        policy.name.cut()
        // Beside PUBLIC, PostgreSQL keeps nobody.
        policy.roles = roles.contains { $0.lowercased() == "public" } ? ["public"] : roles.sorted()
        return policy
    }
}

extension Schema.View {
    fileprivate mutating func complete() {
        name.cut()
        if accessMethod == "heap" { accessMethod = nil }
        if tablespace == "pg_default" { tablespace = nil }
    }
}

extension QualifiedName {
    fileprivate var isCut: QualifiedName {
        QualifiedName(schema.name.cutAsPostgresDoes, name.name.cutAsPostgresDoes)
    }

    fileprivate mutating func cut() { self = isCut }
}

extension String {
    fileprivate mutating func cut() { self = cutAsPostgresDoes }
}
