import SQL

/// Which objects there are after some migrations, as far as these tell.
///
/// An object that nothing created but something speaks of is taken to have been there before.
struct ReplayedObjects {
    private(set) var objects: [ReplayedObject] = []
    private var found: [ObjectKey: ObjectID] = [:]
    private var children: [ObjectID: [ObjectID]] = [:]
    /// Under every name they ever had.
    private var constraintsByName: [String: [ObjectID]] = [:]
    /// The objects that got another name or schema, in the order in which they were made.
    var renamed: [ObjectID] {
        renamedNumbers.sorted().map(ObjectID.init)
    }
    private var renamedNumbers: Set<Int> = []
    /// Every name an object in a schema ever had: what the catalog has to be asked for.
    private(set) var mentioned: Set<Mention> = []

    subscript(_ id: ObjectID) -> ReplayedObject { objects[id.number] }

    var count: Int { objects.count }

    var ids: some Sequence<ObjectID> { objects.indices.lazy.map(ObjectID.init) }

    /// The living object of that name.
    func find(_ key: ObjectKey) -> ObjectID? { found[key] }

    /// Makes a new object, in place of one of the same name.
    mutating func create(_ kind: LandingKind, _ key: ObjectKey, parent: ObjectID? = nil) -> ObjectID {
        let id = ObjectID(number: objects.count)
        objects.append(ReplayedObject(kind: kind, parent: parent, key: key))
        if let parent { children[parent, default: []].append(id) }
        bind(id, to: key)
        return id
    }

    mutating func change(_ id: ObjectID, _ change: (inout ReplayedObject) -> Void) {
        change(&objects[id.number])
    }

    /// Gives an object another name or schema.
    mutating func rename(_ id: ObjectID, to key: ObjectKey) {
        let former = objects[id.number].key
        if found[former] == id { found[former] = nil }
        objects[id.number].formerKeys.append(former)
        renamedNumbers.insert(id.number)
        objects[id.number].key = key
        bind(id, to: key)
    }

    /// Takes the object and everything that belongs to it out of the replayed; answers all of them.
    mutating func kill(_ id: ObjectID) -> [ObjectID] {
        let dying = [id] + descendants(of: id).filter { objects[$0.number].isAlive }
        for id in dying {
            objects[id.number].isAlive = false
            if found[objects[id.number].key] == id { found[objects[id.number].key] = nil }
        }
        return dying
    }

    /// Its columns, indexes, constraints, sequences and what belongs to these.
    func descendants(of id: ObjectID) -> [ObjectID] {
        (children[id] ?? []).flatMap { [$0] + descendants(of: $0) }
    }

    /// The living columns of a table.
    func columns(of table: ObjectID) -> [ObjectID] {
        (children[table] ?? []).filter { objects[$0.number].isAlive && objects[$0.number].kind == .column }
    }

    /// Moves everything that goes along with an object into its schema.
    mutating func move(_ id: ObjectID, to schema: String) {
        for id in [id] + descendants(of: id) where !objects[id.number].key.schema.isEmpty {
            let key = objects[id.number].key
            let moved = ObjectKey(
                space: key.space, parent: key.parent, schema: schema, name: key.name, signature: key.signature
            )
            rename(id, to: moved)
        }
    }

    /// The living objects of one schema.
    func objects(inSchema schema: String) -> [ObjectID] {
        ids.filter { objects[$0.number].isAlive && objects[$0.number].key.schema == schema }
    }

    /// The constraint of that name on a table of the schema; PostgreSQL gives a new one another name then.
    func constraint(_ name: String, inSchema schema: String) -> ObjectID? {
        constraintsByName[name]?.first { id in
            let object = objects[id.number]
            guard object.isAlive, object.name == name, let table = object.parent else { return false }
            return objects[table.number].key.schema == schema
        }
    }

    /// The living objects that cannot exist without this one.
    func dependants(of id: ObjectID) -> [ObjectID] {
        dependants(ofAny: [id])
    }

    func dependants(ofAny others: Set<ObjectID>) -> [ObjectID] {
        ids.filter { objects[$0.number].isAlive && !objects[$0.number].needs.isDisjoint(with: others) }
    }

    private mutating func bind(_ id: ObjectID, to key: ObjectKey) {
        found[key] = id
        let object = objects[id.number]
        if object.kind == .constraint { constraintsByName[key.name, default: []].append(id) }
        // Indexes come with their tables.
        guard key.parent == nil, object.kind != .index || object.parent == nil else { return }
        mentioned.insert(
            Mention(
                space: key.space, schema: key.schema, name: key.name, isSequence: object.kind == .sequence))
    }
}
