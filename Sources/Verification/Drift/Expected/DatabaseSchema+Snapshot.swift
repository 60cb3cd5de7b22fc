package import Catalog
package import Drizzle
import SQL

extension DatabaseSchema {
    /// The schema a snapshot describes, with everything PostgreSQL adds of itself; expressions stay as they were written.
    ///
    /// Views that exist without Drizzle are left out. What
    /// ``script`` makes of the result is what Drizzle's own SQL makes.
    package init(_ snapshot: SnapshotSchema) {
        self.init()
        let types = SnapshotTypes(snapshot)
        schemas = (snapshot.schemas + snapshot.tables.map(\.name.schema.name)).map(\.cutAsPostgresDoes)
            .uniqued.filter { $0 != "public" }
        enums = snapshot.enums.map { .init($0.name.cut, values: $0.values) }
        tables = snapshot.tables.map { Table($0, types: types, version: snapshot.version) }
        sequences = snapshot.sequences.map { .init($0.name.cut, counting: $0.options.counting(upTo: .max)) }
        views = snapshot.views.compactMap(View.init)
        roles = snapshot.roles.map {
            .init(
                $0.name.cutAsPostgresDoes, createsDatabases: $0.createsDatabases,
                createsRoles: $0.createsRoles,
                inherits: $0.inherits)
        }
        for policy in snapshot.linkedPolicies {
            if let table = policy.linkedTable { link(Policy(policy), to: table.cut) }
        }
    }
}

/// Finds the schema of an enum that a column names alone.
struct SnapshotTypes {
    private let schemas: [String: String]

    init(_ snapshot: SnapshotSchema) {
        schemas = Dictionary(snapshot.enums.map { ($0.name.name.name, $0.name.schema.name) }) { first, _ in
            first
        }
    }

    func type(of column: SnapshotSchema.Column) -> DatabaseSchema.TypeName {
        let schema = column.typeSchema ?? schemas[column.type]
        var type = DatabaseSchema.TypeName(
            drizzle: column.type, schema: schema, isArray: column.dimensions > 0)
        // An enum's name may look like a type with a modifier.
        if schema != nil, schemas[column.type] != nil { (type.name, type.modifier) = (column.type, "") }
        type.name = type.schema == nil ? type.name : type.name.cutAsPostgresDoes
        return type
    }
}

extension DatabaseSchema.Table {
    fileprivate init(_ table: SnapshotSchema.Table, types: SnapshotTypes, version: String) {
        self.init(table.name.cut)
        let keyColumns = Set(table.primaryKey?.columns ?? [])
        columns = table.columns.map { column in
            .init(column, type: types.type(of: column), isInKey: keyColumns.contains(column.name))
        }
        primaryKey = table.primaryKey.map { key in
            var result = DatabaseSchema.Key(
                (key.name ?? table.name.name.name.keyName).cutAsPostgresDoes,
                columns: key.columns.map(\.cutAsPostgresDoes))
            result.isNameExplicit = key.name != nil && key.isNameExplicit
            return result
        }
        uniques = table.uniques.map { unique in
            var result = DatabaseSchema.Key(
                unique.name.cutAsPostgresDoes, columns: unique.columns.map(\.cutAsPostgresDoes))
            (result.treatsNullsAsEqual, result.isNameExplicit) = (
                unique.treatsNullsAsEqual, unique.isNameExplicit
            )
            return result
        }
        checks = table.checks.map { .init($0.name.cutAsPostgresDoes, $0.expression) }
        foreignKeys = table.foreignKeys.map(DatabaseSchema.Reference.init)
        indexes = table.indexes.map { .init($0, version: version) }
        policies = table.policies.map(DatabaseSchema.Policy.init)
        hasRowSecurity = table.hasRowSecurity
    }
}

extension DatabaseSchema.Column {
    fileprivate init(_ column: SnapshotSchema.Column, type: DatabaseSchema.TypeName, isInKey: Bool) {
        self.init(column.name.cutAsPostgresDoes, type: type)
        isNotNull = column.isNotNull || isInKey || column.identity != nil || column.isSerial
        if let identity = column.identity {
            value = .identity(
                isAlways: identity.isAlways, identity.options.counting(upTo: type.greatest))
        } else if let generation = column.generation {
            value = .generated(generation, isStored: true)
        } else if column.isSerial {
            value = .serial
        } else if let expression = column.defaultExpression {
            value = .expression(expression)
        }
    }
}

extension DatabaseSchema.TypeName {
    fileprivate var greatest: Int64 {
        switch name {
        case "smallint": Int64(Int16.max)
        case "integer": Int64(Int32.max)
        default: .max
        }
    }
}

extension SnapshotSchema.SequenceOptions {
    /// With PostgreSQL's own values where nothing is said.
    fileprivate func counting(upTo greatest: Int64) -> DatabaseSchema.Counting {
        let isFalling = increment?.hasPrefix("-") ?? false
        let least = greatest == .max ? Int64.min : -greatest - 1
        let minimum = minimum ?? (isFalling ? String(least) : "1")
        let maximum = maximum ?? (isFalling ? "-1" : String(greatest))
        return .init(
            increment: increment ?? "1", minimum: minimum, maximum: maximum,
            start: start ?? (isFalling ? maximum : minimum), cache: cache ?? "1", cycles: cycles)
    }
}

extension DatabaseSchema.Reference {
    fileprivate init(_ key: SnapshotSchema.ForeignKey) {
        self.init(
            key.name.cutAsPostgresDoes, columns: key.columns.map(\.cutAsPostgresDoes), target: key.target.cut,
            targetColumns: key.targetColumns.map(\.cutAsPostgresDoes))
        onDelete = .init(rawValue: key.onDelete.rawValue) ?? .noAction
        onUpdate = .init(rawValue: key.onUpdate.rawValue) ?? .noAction
        isNameExplicit = key.isNameExplicit
    }
}

extension DatabaseSchema.Index {
    fileprivate init(_ index: SnapshotSchema.Index, version: String) {
        self.init(
            index.name.cutAsPostgresDoes,
            keys: index.keys.map { .init($0, isOrdered: index.method == "btree", version: version) })
        (method, isUnique, predicate) = (index.method, index.isUnique, index.predicate)
        options = index.options.map { "\($0.name)=\($0.value)" }.sorted()
        isNameExplicit = index.isNameExplicit
    }
}

extension DatabaseSchema.Index.Key {
    /// Up to version 7, Drizzle Kit leaves out the direction of a key with an operator class, so it is not there.
    ///
    /// - Source: drizzle-kit/src/sqlgenerator.ts, `CreatePgIndexConvertor`.
    fileprivate init(_ key: SnapshotSchema.Index.Key, isOrdered: Bool, version: String) {
        self.init(key.isExpression ? key.text : key.text.cutAsPostgresDoes)
        isExpression = key.isExpression
        operatorClass = key.operatorClass
        isDefaultClass = key.operatorClass == nil
        let isDirected = isOrdered && (key.operatorClass == nil || version == "8")
        isDescending = isDirected && key.isDescending
        putsNullsFirst = isDirected && key.putsNullsFirst
    }
}

extension DatabaseSchema.Policy {
    fileprivate init(_ policy: SnapshotSchema.Policy) {
        self.init(policy.name.cutAsPostgresDoes)
        (isPermissive, command) = (policy.isPermissive, policy.command)
        roles = policy.roles.map { $0.lowercased() == "public" ? "public" : $0 }.sorted()
        (using, withCheck) = (policy.using, policy.withCheck)
    }
}

extension DatabaseSchema.View {
    fileprivate init?(_ view: SnapshotSchema.View) {
        guard !view.isExisting, let definition = view.definition else { return nil }
        self.init(view.name.cut, definition: definition)
        isMaterialized = view.isMaterialized
        columns = view.columns
        options = view.options.map { "\($0.name.snakeCase)=\($0.value)" }.sorted()
        accessMethod = view.accessMethod == "heap" ? nil : view.accessMethod
        tablespace = view.tablespace == "pg_default" ? nil : view.tablespace
    }
}

extension QualifiedName {
    var cut: QualifiedName { QualifiedName(schema.name.cutAsPostgresDoes, name.name.cutAsPostgresDoes) }
}

extension String {
    /// PostgreSQL's own name for a primary key; it cuts the table's name, never the ending.
    fileprivate var keyName: String {
        var table = self
        while table.utf8.count > 63 - 5 { table.removeLast() }
        return table + "_pkey"
    }

    /// `securityBarrier` is `security_barrier`.
    fileprivate var snakeCase: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order of their first places.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
