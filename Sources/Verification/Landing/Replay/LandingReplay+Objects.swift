import SQL

extension LandingReplay {
    /// Creates what stands in a schema by itself, unless it may be there already and is.
    private mutating func define(
        _ kind: LandingKind, _ key: ObjectKey, isIfNotExists: Bool, wanted: String = "",
        _ claims: KeyValuePairs<Aspect, Expected> = [.existence: .present, .name: .renamed]
    ) -> ObjectID? {
        if isIfNotExists || mayDoNothing, let known = replayed.find(key) {
            record(known, kind, shown(known), "", [.existence: .present], isWeak: true)
            return nil
        }
        let id = create(kind, key)
        record(id, kind, shown(id), wanted, claims)
        return id
    }

    mutating func createEnum(_ definition: CreateEnum) {
        let key = key(.type, definition.name)
        if mayDoNothing, let known = replayed.find(key) {
            return record(known, .type, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.type, key)
        let labels = definition.labels.map { label in
            create(.label, self.key(.label, Identifier(label), of: id), parent: id)
        }
        let words = definition.labels.map { "'\($0)'" }.joined(separator: ", ")
        record(
            id, .type, shown(id), "enum (\(words))",
            [.existence: .present, .name: .renamed, .labels: .labels(labels)])
    }

    mutating func alterEnum(_ alteration: AlterEnum) {
        let type = object(.type, key(.type, alteration.name))
        func label(_ text: String) -> ObjectID {
            object(.label, key(.label, Identifier(text), of: type), parent: type)
        }
        switch alteration.change {
        case .renameLabel(let old, let new):
            let id = label(old)
            rename(id, to: key(.label, Identifier(new), of: type))
            // Defaults follow the value.
            for column in replayed.dependants(of: type) {
                supersede(column, .defaultValue) { $0.constantDefault == old }
            }
            record(
                id, .label, "\(shown(type)).\(old)", "renamed to '\(new)'", [.name: .renamed],
                formerKey: key(.label, Identifier(old), of: type))
        case .addLabel(let text, let place, let isIfNotExists):
            let key = key(.label, Identifier(text), of: type)
            if isIfNotExists, let known = replayed.find(key) {
                return record(known, .label, shown(known), "", [.existence: .present], isWeak: true)
            }
            let neighbour = place.neighbour.map(label)
            let id = create(.label, key, parent: type)
            let order: Expected =
                switch (place, neighbour) {
                case (.before, let other?): .before(other)
                case (.after, let other?): .after(other)
                default: .present
                }
            record(
                id, .label, shown(id), place.words, [.existence: .present, .name: .renamed, .place: order])
        }
    }

    mutating func createType(_ type: CreateType) {
        _ = define(type.isDomain ? .domain : .type, key(.type, type.name), isIfNotExists: false)
    }

    mutating func createView(_ view: CreateView) {
        guard !view.isTemporary else { return recordObstacle(.leavesNothing) }
        let key = key(.relation, view.name)
        let kind: LandingKind = view.isMaterialized ? .materializedView : .view
        let needs = needs(of: view.query)
        if view.isReplacing, let known = replayed.find(key) {
            record(known, kind, shown(known), "replaced", [.existence: .present])
            return replayed.change(known) { $0.needs = needs }
        }
        guard let id = define(kind, key, isIfNotExists: view.isIfNotExists) else { return }
        replayed.change(id) { $0.needs = needs }
    }

    /// The relations and columns that a view cannot be without.
    private mutating func needs(of query: ViewQuery) -> Set<ObjectID> {
        let relations = query.relations.filter { !$0.isSystems }.map { relation($0) }
        var needs = Set(relations)
        for relation in relations {
            let known = replayed.columns(of: relation)
            needs.formUnion(
                query.takesAllColumns
                    ? known : known.filter { query.columns.contains(Identifier(replayed[$0].name)) })
            // What nothing created may have any column.
            if replayed[relation].isAssumed {
                needs.formUnion(query.columns.map { column($0, of: relation) })
            }
        }
        return needs
    }

    mutating func createSequence(_ sequence: CreateSequence) {
        let id = define(
            .sequence, key(.relation, sequence.name), isIfNotExists: sequence.isIfNotExists,
            wanted: sequence.options.words,
            [.existence: .present, .name: .renamed, .options: .options(sequence.options)])
        if let id, let owner = sequence.options.owner { own(id, by: owner) }
    }

    mutating func alterSequence(_ sequence: AlterSequence) {
        let id = relation(sequence.name, .sequence)
        record(id, .sequence, shown(id), sequence.options.words, [.options: .options(sequence.options)])
        if let owner = sequence.options.owner { own(id, by: owner) }
    }

    private mutating func own(_ sequence: ObjectID, by owner: ObjectNameAndColumn) {
        let column = column(owner.column, of: relation(owner.table))
        replayed.change(sequence) { $0.needs = [column] }
    }

    mutating func createSchema(_ schema: CreateSchema) {
        _ = define(
            .schema, .init(space: .schema, parent: nil, schema: "", name: schema.name.name),
            isIfNotExists: schema.isIfNotExists)
    }

    mutating func createExtension(_ definition: CreateExtension) {
        let key = ObjectKey(space: .extension, parent: nil, schema: "", name: definition.name.name)
        guard let schema = definition.schema else {
            _ = define(.extension, key, isIfNotExists: definition.isIfNotExists)
            return
        }
        _ = define(
            .extension, key, isIfNotExists: definition.isIfNotExists, wanted: "in schema \(schema)",
            definition.isIfNotExists
                ? [.existence: .present] : [.existence: .present, .schema: .schema(schema.name)])
    }

    // MARK: Code and policies

    func functionKey(_ name: ObjectName, _ arguments: [TypeReference]) -> ObjectKey {
        var key = key(.function, name)
        key.signature = arguments.map { TypeReference($0.name, isArray: $0.isArray).description }.joined(
            separator: ",")
        return key
    }

    mutating func createFunction(_ function: CreateFunction) {
        let key = functionKey(function.name, function.arguments)
        let wanted = "(\(key.signature))"
        if function.isReplacing, let known = replayed.find(key) {
            return record(known, .function, shown(known), "\(wanted) replaced", [.existence: .present])
        }
        guard let id = define(.function, key, isIfNotExists: false, wanted: wanted) else { return }
        replayed.change(id) { $0.arguments = function.arguments }
    }

    mutating func createTrigger(_ trigger: CreateTrigger) {
        let table = relation(trigger.table)
        let key = key(.trigger, trigger.name, of: table)
        let function = replayed.ids.first {
            replayed[$0].isAlive && replayed[$0].kind == .function
                && replayed[$0].name == trigger.function.name.name
        }
        let isThere = replayed.find(key) != nil
        if mayDoNothing, let known = replayed.find(key) {
            return record(known, .trigger, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id =
            trigger.isReplacing && isThere
            ? object(.trigger, key, parent: table) : create(.trigger, key, parent: table)
        replayed.change(id) { $0.needs = Set([function].compactMap(\.self)) }
        record(id, .trigger, shown(id), "calls \(trigger.function)", [.existence: .present, .name: .renamed])
    }

    mutating func createPolicy(_ policy: PolicyDefinition) {
        let table = relation(policy.table)
        let key = key(.policy, policy.name, of: table)
        if mayDoNothing, let known = replayed.find(key) {
            return record(known, .policy, shown(known), "", [.existence: .present], isWeak: true)
        }
        let id = create(.policy, key, parent: table)
        let names = (policy.using?.columns ?? []).union(policy.check?.columns ?? [])
        let columns = mentions(names, in: table)
        replayed.change(id) { $0.columns = columns }
        record(
            id, .policy, shown(id), policy.words,
            [.existence: .present, .name: .renamed, .definition: .policy(policy, isWhole: true)])
    }

    mutating func alterPolicy(_ policy: PolicyDefinition) {
        let table = relation(policy.table)
        let id = object(.policy, key(.policy, policy.name, of: table), parent: table)
        record(id, .policy, shown(id), "altered", [.definition: .policy(policy, isWhole: false)])
    }
}

extension ObjectName {
    /// Whether PostgreSQL brought it along, so that no migration touches it.
    fileprivate var isSystems: Bool { ["pg_catalog", "information_schema"].contains(schema?.name) }
}

extension Expected {
    /// The value of a default that is one.
    fileprivate var constantDefault: String? {
        if case .defaultValue(let value) = self { value?.constantText } else { nil }
    }
}

extension AlterEnum.Place {
    fileprivate var neighbour: String? {
        switch self {
        case .end: nil
        case .before(let label), .after(let label): label
        }
    }

    fileprivate var words: String {
        switch self {
        case .end: "added"
        case .before(let label): "added before '\(label)'"
        case .after(let label): "added behind '\(label)'"
        }
    }
}
