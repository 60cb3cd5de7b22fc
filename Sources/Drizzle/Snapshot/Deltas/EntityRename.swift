/// One entity under a new name, and what that means for those that refer to it.
///
/// Tables, enums, sequences and views follow their schema, parts follow their table, keys and indexes their columns,
/// foreign keys also what they refer to, columns their enum, policies and privileges their role. Expressions are text
/// that nobody looks into.
struct EntityRename {
    private let kind: String
    private let old: [String]
    private let new: [String]

    init(from old: EntityKey, to new: EntityKey) {
        (kind, self.old, self.new) = (old.kind, old.names, new.names)
    }

    /// Names the renamed entity anew in another one.
    ///
    /// - Returns: False where that one does not refer to it.
    func moves(_ entity: inout SnapshotEntity) -> Bool {
        switch kind {
        case "schemas": moves(&entity, [["schema"], ["schemaTo"], ["typeSchema"]])
        case "tables": moves(&entity, [["schema", "table"], ["schemaTo", "tableTo"]])
        case "enums": entity.kind == "columns" && moves(&entity, [["typeSchema", "type"]])
        case "columns": movesColumn(of: &entity)
        case "roles": movesRole(of: &entity)
        default: false
        }
    }

    /// Replaces the names wherever fields that hold them all hold the old ones.
    private func moves(_ entity: inout SnapshotEntity, _ places: [[String]]) -> Bool {
        var isMoved = false
        for fields in places where zip(fields, old).allSatisfy({ entity[$0] == $1 }) {
            for (field, name) in zip(fields, new) { entity[field] = name }
            isMoved = true
        }
        return isMoved
    }

    private func movesColumn(of entity: inout SnapshotEntity) -> Bool {
        guard old.count == 3, new.count == 3 else { return false }
        let rename = { (name: String) in name == old[2] ? new[2] : name }
        let isOwn = entity["schema"] == old[0] && entity["table"] == old[1]
        let isReferredTo = entity["schemaTo"] == old[0] && entity["tableTo"] == old[1]
        if isOwn, ["indexes", "pks", "uniques", "fks"].contains(entity.kind) {
            entity.replace(in: "columns", rename)
        }
        if isReferredTo { entity.replace(in: "columnsTo", rename) }
        return isOwn || isReferredTo
    }

    private func movesRole(of entity: inout SnapshotEntity) -> Bool {
        guard let old = old.first, let new = new.first else { return false }
        switch entity.kind {
        case "policies":
            entity.replace(in: "roles") { $0 == old ? new : $0 }
            return true
        case "privileges":
            for field in ["grantor", "grantee"] where entity[field] == old { entity[field] = new }
            return true
        default: return false
        }
    }
}
