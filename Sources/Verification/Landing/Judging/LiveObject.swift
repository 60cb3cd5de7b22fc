import SQL

/// What the catalog has for an object of the migrations, under the name it has in the end.
enum LiveObject {
    case relation(LiveRelation)
    case column(LiveColumn)
    case constraint(LiveConstraint)
    case index(LiveIndex)
    case type(LiveType)
    /// The values of the enum, among which it is.
    case label(String, [String])
    case policy(LivePolicy)
    case trigger(LiveTrigger)
    case function(LiveFunction)
    case schema(LiveSchema)
    case `extension`(LiveExtension)

    init?(_ id: ObjectID, in replayed: ReplayedObjects, _ live: LiveCatalog) {
        self.init(replayed[id], in: replayed, live)
    }

    /// What has the object's kind under another name.
    init?(_ id: ObjectID, under key: ObjectKey, in replayed: ReplayedObjects, _ live: LiveCatalog) {
        var object = replayed[id]
        (object.key, object.unnamedRule) = (key, nil)
        self.init(object, in: replayed, live)
    }

    private init?(_ object: ReplayedObject, in replayed: ReplayedObjects, _ live: LiveCatalog) {
        let name = LiveName(schema: object.key.schema, name: object.name)
        let found: LiveObject? =
            switch object.kind {
            case .table, .view, .materializedView, .sequence:
                live.relations[name].flatMap { $0.isOf(object) ? .relation($0) : nil }
            case .index: Self.index(object, in: replayed, live)
            case .type, .domain:
                live.types[name].flatMap { ($0.kind == "d") == (object.kind == .domain) ? .type($0) : nil }
            case .function:
                live.functions[name]?.first { $0.takes(object.arguments) }.map(LiveObject.function)
            case .schema: live.schemas[object.name].map(LiveObject.schema)
            case .extension: live.extensions[object.name].map(LiveObject.extension)
            case .column, .constraint, .policy, .trigger, .label: Self.part(object, in: replayed, live)
            case .privilege, .other: nil
            }
        guard let found else { return nil }
        self = found
    }

    /// An index is looked for under its table; one whose table nothing tells, under its own name.
    private static func index(_ object: ReplayedObject, in replayed: ReplayedObjects, _ live: LiveCatalog)
        -> LiveObject?
    {
        guard let parent = object.parent else {
            let relation = live.relations[LiveName(schema: object.key.schema, name: object.name)]
            return relation.flatMap { ["i", "I"].contains($0.kind) ? .relation($0) : nil }
        }
        let table = LiveName(schema: replayed[parent].key.schema, name: replayed[parent].name)
        return live.indexes[table]?.first { $0.name == object.name }.map(LiveObject.index)
    }

    private static func part(_ object: ReplayedObject, in replayed: ReplayedObjects, _ live: LiveCatalog)
        -> LiveObject?
    {
        guard let parent = object.parent else { return nil }
        let owner = LiveName(schema: replayed[parent].key.schema, name: replayed[parent].name)
        switch object.kind {
        case .column: return live.columns[owner]?[object.name].map(LiveObject.column)
        case .policy: return live.policies[owner]?[object.name].map(LiveObject.policy)
        case .trigger: return live.triggers[owner]?[object.name].map(LiveObject.trigger)
        case .constraint:
            return constraint(object, in: replayed, live.constraints[owner] ?? []).map(LiveObject.constraint)
        case .label:
            guard let labels = live.types[owner]?.labels, labels.contains(object.name) else { return nil }
            return .label(object.name, labels)
        case .schema, .table, .view, .materializedView, .sequence, .index, .type, .domain, .function,
            .extension, .privilege, .other:
            return nil
        }
    }
}

extension LiveObject {
    /// By its name or, where PostgreSQL chose it, by what it says.
    private static func constraint(
        _ object: ReplayedObject, in replayed: ReplayedObjects, _ found: [LiveConstraint]
    ) -> LiveConstraint? {
        if let named = found.first(where: { $0.name == object.name }) { return named }
        // One that was dropped is gone under its own name.
        guard object.isAlive, let rule = object.unnamedRule else { return nil }
        let names = Names(object, in: replayed)
        return found.first { live in
            switch (rule, SQL.constraint(live.definition)?.rule) {
            case (.primaryKey, .primaryKey): true
            case (.unique(let mine, _), .unique(let theirs, _)): names.current(mine) == theirs
            case (.foreignKey(let mine), .foreignKey(let theirs)):
                names.current(mine.columns) == theirs.columns
            default: false
            }
        }
    }
}

extension LiveRelation {
    /// Whether a statement about that kind of relation can mean this one; `ALTER TABLE` may mean any.
    fileprivate func isOf(_ object: ReplayedObject) -> Bool {
        switch object.kind {
        case .table: object.isAssumed || ["r", "p", "f"].contains(kind)
        case .view: kind == "v"
        case .materializedView: kind == "m"
        case .sequence: kind == "S"
        case .schema, .index, .type, .domain, .function, .extension, .column, .constraint, .policy, .trigger,
            .label, .privilege, .other:
            true
        }
    }
}

extension LiveFunction {
    /// Whether its arguments are those of the statement, as far as types are written without their schemas.
    fileprivate func takes(_ wanted: [TypeReference]) -> Bool {
        guard wanted.count == arguments.count else { return false }
        return zip(wanted, arguments).allSatisfy { wanted, text in
            guard let type = SQL.type(text) else { return true }
            return type.name.name == wanted.name.name && type.isArray == wanted.isArray
        }
    }
}

extension LiveObject {
    /// The definition as the catalog has it, on one line.
    var words: String {
        switch self {
        case .relation(let relation): relation.words
        case .column(let column): column.words
        case .constraint(let constraint): constraint.definition
        case .index(let index): index.words
        case .type(let type): type.words
        case .label(_, let labels): labels.map { "'\($0)'" }.joined(separator: ", ")
        case .policy(let policy): policy.words
        case .trigger(let trigger): trigger.definition.onOneLine
        case .function(let function): "(\(function.arguments.joined(separator: ", ")))"
        case .schema: "schema"
        case .extension(let found): "version \(found.version) in schema \(found.schema)"
        }
    }

    var comment: String? {
        switch self {
        case .relation(let relation): relation.comment
        case .column(let column): column.comment
        case .constraint(let constraint): constraint.comment
        case .index(let index): index.comment
        case .type(let type): type.comment
        case .policy(let policy): policy.comment
        case .trigger(let trigger): trigger.comment
        case .function(let function): function.comment
        case .schema(let schema): schema.comment
        case .extension(let found): found.comment
        case .label: nil
        }
    }

    var privileges: Set<String>? {
        switch self {
        case .relation(let relation): relation.privileges
        case .function(let function): function.privileges
        case .schema(let schema): schema.privileges
        case .column, .constraint, .index, .type, .label, .policy, .trigger, .extension: nil
        }
    }
}

extension LiveRelation {
    fileprivate var words: String {
        let security =
            isRowSecurityForced
            ? ", row level security forced" : hasRowSecurity ? ", row level security on" : ""
        switch kind {
        case "r": return "table" + security
        case "p": return "partitioned table" + security
        case "f": return "foreign table"
        case "v", "m": return viewDefinition?.onOneLine ?? "view"
        case "S": return sequence?.words ?? "sequence"
        default: return "index"
        }
    }
}

extension LiveSequence {
    fileprivate var words: String {
        "\(type) from \(start) by \(increment), \(minimum) to \(maximum)\(isCyclic ? ", cycles" : "")"
    }
}

extension LiveColumn {
    fileprivate var words: String {
        var words = type
        switch identity {
        case "a": words += " GENERATED ALWAYS AS IDENTITY"
        case "d": words += " GENERATED BY DEFAULT AS IDENTITY"
        default: break
        }
        if let expression {
            let kind = generation == "v" ? "VIRTUAL" : "STORED"
            words += isGenerated ? " GENERATED ALWAYS AS (\(expression)) \(kind)" : " DEFAULT \(expression)"
        }
        return isNotNull ? words + " NOT NULL" : words
    }
}

extension LiveIndex {
    /// What stands behind `CREATE INDEX name ON `.
    fileprivate var words: String {
        let start = definition.firstRange(of: " ON ").map { definition[$0.upperBound...] } ?? definition[...]
        return (definition.hasPrefix("CREATE UNIQUE") ? "UNIQUE " : "") + start + (isValid ? "" : " INVALID")
    }
}

extension LiveType {
    fileprivate var words: String {
        switch kind {
        case "e": "enum (\(labels.map { "'\($0)'" }.joined(separator: ", ")))"
        case "d": "domain"
        case "c": "composite type"
        default: "type"
        }
    }
}

extension LivePolicy {
    fileprivate var words: String {
        let parts = [using.map { "USING \($0)" }, check.map { "WITH CHECK \($0)" }].compactMap(\.self)
        let head =
            "\(isPermissive ? "permissive" : "restrictive") for \(commandWord) to \(roles.sorted().joined(separator: ", "))"
        return ([head] + parts).joined(separator: " ").onOneLine
    }

    /// The word of `CREATE POLICY` for `pg_policy.polcmd`.
    var commandWord: String {
        switch command {
        case "r": "select"
        case "a": "insert"
        case "w": "update"
        case "d": "delete"
        default: "all"
        }
    }
}

extension String {
    /// Every stretch of white space as one space.
    package var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
