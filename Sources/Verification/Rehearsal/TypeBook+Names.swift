import SQL

/// What `DROP`, `RENAME` and `SET SCHEMA` do to the types and tables that are known.
extension TypeBook {
    mutating func drop(_ object: ObjectReference, isCascading: Bool) {
        let name = Self.whole(object.name)
        if object.kind == .table { tables[name] = nil }
        if object.kind == .type || object.kind == .domain {
            enums[name] = nil
            if isCascading { removeColumns { Self.whole($0.type.name) == name } }
        }
        if object.kind == .schema {
            let schema = object.name.name
            tables = tables.filter { $0.key.schema != schema }
            enums = enums.filter { $0.key.schema != schema }
            removeColumns { $0.type.name.schema == schema }
        }
    }

    mutating func rename(_ rename: Rename) {
        let (object, old) = (rename.object, Self.whole(rename.object.name))
        let new = ObjectName(schema: old.schema, rename.newName)
        if object.kind == .schema { return moveSchema(object.name.name, to: rename.newName) }
        guard object.kind == .column, let part = object.part else { return move(object.kind, old, to: new) }
        guard let place = tables[old]?.columns.firstIndex(where: { $0.name == part }) else { return }
        tables[old]?.columns[place].name = rename.newName
    }

    mutating func setSchema(_ change: SetSchema) {
        let old = Self.whole(change.object.name)
        move(change.object.kind, old, to: ObjectName(schema: change.schema, old.name))
    }

    private mutating func move(_ kind: ObjectKind, _ old: ObjectName, to new: ObjectName) {
        if kind == .table, let table = tables.removeValue(forKey: old) { tables[new] = table }
        guard kind == .type else { return }
        if let labels = enums.removeValue(forKey: old) { enums[new] = labels }
        changeTypes { Self.whole($0) == old ? new : $0 }
    }

    private mutating func moveSchema(_ old: Identifier, to new: Identifier) {
        func moved(_ name: ObjectName) -> ObjectName {
            name.schema == old ? ObjectName(schema: new, name.name) : name
        }
        tables = Dictionary(uniqueKeysWithValues: tables.map { (moved($0.key), $0.value) })
        enums = Dictionary(uniqueKeysWithValues: enums.map { (moved($0.key), $0.value) })
        changeTypes(moved)
    }

    private mutating func changeTypes(_ changed: (ObjectName) -> ObjectName) {
        for table in tables.keys {
            for place in tables[table]?.columns.indices ?? 0..<0 {
                tables[table]?.columns[place].changeType(changed)
            }
        }
    }

    private mutating func removeColumns(where isGone: (Column) -> Bool) {
        for table in tables.keys { tables[table]?.columns.removeAll(where: isGone) }
    }
}

extension TypeBook.Column {
    fileprivate mutating func changeType(_ changed: (ObjectName) -> ObjectName) {
        type = TypeReference(
            changed(type.name), modifiers: type.modifiers, isArray: type.isArray, isSetOf: type.isSetOf)
    }
}
