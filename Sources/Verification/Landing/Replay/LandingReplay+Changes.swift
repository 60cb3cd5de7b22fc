import SQL

extension LandingReplay {
    mutating func drop(_ drop: Drop) {
        isOptional = drop.isIfExists
        defer { isOptional = false }
        for object in drop.objects {
            guard !isTemporary(object.name) else {
                temporaryTables.remove(object.name.name)
                recordObstacle(.leavesNothing)
                continue
            }
            guard let id = resolve(object) else {
                recordObstacle(.notModelled("DROP \(object.kind.word)"), .other, object.name.description)
                continue
            }
            self.drop(id, shown(id), andAlso: casualties(of: id, isCascading: drop.isCascading))
        }
    }

    /// What goes with a dropped object besides its own parts.
    func casualties(of id: ObjectID, isCascading: Bool) -> [ObjectID] {
        var all = replayed[id].kind == .schema ? replayed.objects(inSchema: replayed[id].name) : []
        var wave = withColumns([id] + all)
        // Without CASCADE the server refuses; that it was dropped says that nothing depended on it any more.
        while !wave.isEmpty {
            let known = Set(all)
            let dependants = replayed.dependants(ofAny: wave).filter { dependant in
                !known.contains(dependant) && (isCascading || replayed[dependant].goesAlong)
            }
            all += dependants
            wave = withColumns(dependants.filter { replayed[$0].kind != .constraint })
        }
        return all
    }

    private func withColumns(_ objects: [ObjectID]) -> Set<ObjectID> {
        Set(objects + objects.flatMap(replayed.columns))
    }

    /// The object that a statement about any kind of object names; `nil` for kinds that have no look-up.
    private mutating func resolve(_ reference: ObjectReference) -> ObjectID? {
        let kind = LandingKind(reference.kind)
        switch kind {
        case .table, .view, .materializedView, .sequence: return relation(reference.name, kind)
        case .index: return index(reference.name)
        case .type, .domain: return object(kind, key(.type, reference.name))
        case .schema, .extension:
            let key = ObjectKey(space: kind.space, parent: nil, schema: "", name: reference.name.name.name)
            return object(kind, key)
        case .function: return function(reference)
        case .column, .constraint, .trigger, .policy:
            guard let part = reference.part else { return nil }
            let table = relation(reference.name)
            return object(kind, key(kind.space, part, of: table), parent: table)
        case .label, .privilege, .other: return nil
        }
    }

    /// An index, or the constraint that has one of that name.
    private mutating func index(_ name: ObjectName) -> ObjectID {
        let key = key(.relation, name)
        if let known = replayed.find(key) { return known }
        let constraint = replayed.constraint(key.name, inSchema: key.schema)
        return constraint ?? replayed.create(.index, key)
    }

    private mutating func function(_ reference: ObjectReference) -> ObjectID {
        let key = functionKey(reference.name, reference.arguments ?? [])
        if let known = replayed.find(key) { return known }
        let sameName = replayed.ids.first { id in
            let object = replayed[id]
            return object.isAlive && object.kind == .function && object.name == key.name
                && object.key.schema == key.schema
        }
        if reference.arguments == nil, let sameName { return sameName }
        let id = replayed.create(.function, key)
        replayed.change(id) { $0.arguments = reference.arguments ?? [] }
        return id
    }

    mutating func rename(_ rename: Rename) {
        guard let id = resolve(rename.object) else {
            return recordObstacle(
                .notModelled("RENAME \(rename.object.kind.word)"), .other, rename.object.name.description)
        }
        // The server writes the new name of a view's column into the view.
        if replayed[id].kind == .column, let view = replayed[id].parent { supersede(view, .definition) }
        isOptional = rename.isIfExists
        defer { isOptional = false }
        let (old, kind) = (shown(id), replayed[id].kind)
        let key = replayed[id].key
        if kind == .schema {
            for member in replayed.objects(inSchema: key.name) where replayed[member].key.parent == nil {
                let moved = replayed[member].key
                self.rename(
                    member,
                    to: ObjectKey(
                        space: moved.space, parent: nil, schema: rename.newName.name, name: moved.name,
                        signature: moved.signature))
            }
        }
        self.rename(
            id,
            to: ObjectKey(
                space: key.space, parent: key.parent, schema: key.schema, name: rename.newName.name,
                signature: key.signature))
        record(id, kind, old, "renamed to \(rename.newName)", [.name: .renamed], formerKey: key)
    }

    mutating func setSchema(_ move: SetSchema) {
        guard let id = resolve(move.object) else {
            return recordObstacle(.notModelled("SET SCHEMA"), .other, move.object.name.description)
        }
        let (old, key) = (shown(id), replayed[id].key)
        if replayed[id].kind == .extension {
            return record(
                id, .extension, old, "in schema \(move.schema)", [.schema: .schema(move.schema.name)])
        }
        if replayed.find(key) == id { self.move(id, to: move.schema.name) }
        record(
            id, replayed[id].kind, old, "moved to schema \(move.schema)", [.name: .renamed], formerKey: key)
    }

    mutating func comment(_ comment: Comment) {
        guard let id = resolve(comment.object) else {
            return recordObstacle(
                .notModelled("COMMENT ON \(comment.object.kind.word)"), .other,
                comment.object.name.description)
        }
        // An empty comment is none.
        let text = comment.text?.isEmpty == true ? nil : comment.text
        let wanted = text.map { "comment '\($0)'" } ?? "no comment"
        record(id, replayed[id].kind, shown(id), wanted, [.comment: .comment(text)])
    }

    // MARK: Privileges

    mutating func grant(_ grant: Grant) {
        guard !grant.objects.isEmpty, !grant.isForColumns else {
            let words = grant.isForColumns ? "privileges on columns" : "privileges on all objects of a schema"
            return recordObstacle(.notModelled(words), .privilege)
        }
        for object in grant.objects where !isTemporary(object.name) {
            guard let privileges = grant.privileges(on: object.kind), let id = resolve(object) else {
                recordObstacle(
                    .notModelled("privileges on \(object.kind.word)"), .privilege, object.name.description)
                continue
            }
            for role in grant.grantees { self.grant(grant.isGrant, privileges, to: role, on: id) }
        }
    }

    private mutating func grant(_ isGrant: Bool, _ privileges: [String], to role: RoleName, on id: ObjectID) {
        let name: String
        switch role {
        case .whoever: return recordObstacle(.whoeverRanIt, .privilege, shown(id))
        case .named(let role): name = role.name
        case .public: name = ""
        }
        for privilege in privileges {
            let words = isGrant ? "\(privilege) to \(role)" : "no \(privilege) for \(role)"
            record(id, .privilege, shown(id), words, [.privilege(role: name, privilege): .privilege(isGrant)])
        }
    }
}

extension ReplayedObject {
    /// Whether it is dropped with what it needs even without CASCADE: a partition, or a sequence that a column owns.
    fileprivate var goesAlong: Bool { isPartition || kind == .sequence }
}

extension Grant {
    /// Each single privilege; `nil` for kinds whose privileges have no look-up.
    fileprivate func privileges(on kind: ObjectKind) -> [String]? {
        let all: [String]? =
            switch kind {
            case .table: ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
            case .sequence: ["USAGE", "SELECT", "UPDATE"]
            case .schema: ["USAGE", "CREATE"]
            case .function, .procedure, .routine: ["EXECUTE"]
            case .foreignTable, .view, .materializedView, .index, .type, .domain, .extension, .aggregate,
                .trigger,
                .policy, .column, .constraint, .role, .other:
                nil
            }
        return privileges.isEmpty ? all : all.map { _ in privileges }
    }
}

extension ObjectKind {
    /// The word behind `DROP` or `COMMENT ON`.
    fileprivate var word: String {
        self == .other ? "of another kind" : rawValue.replacing("OBJECT_", with: "").replacing("_", with: " ")
    }
}
