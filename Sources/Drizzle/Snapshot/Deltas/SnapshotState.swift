import JSON

/// All entities of a schema, while the differences of format 9 are worked into them one after the other.
///
/// - Source: drizzle-kit 1.0.0-rc.5, run on several thousand folders; it ships as one bundle.
struct SnapshotState: Sendable {
    /// In the order in which they were made; `nil` where one was dropped.
    private var rows: [SnapshotEntity?] = []
    private var places: [EntityKey: Int] = [:]

    var entities: [SnapshotEntity] { rows.compactMap(\.self) }

    /// Why a difference does not fit what was there before.
    struct Clash: Error, Equatable {
        /// Two entities would have this name.
        let key: EntityKey
    }

    /// A whole schema, as a base lists it; what is listed twice counts once.
    init(base: [SnapshotEntity] = []) {
        for entity in base {
            if let place = places[entity.key] { rows[place] = entity } else { append(entity) }
        }
    }

    /// Works one difference in. What is altered or dropped without being there changes nothing, as in Drizzle Kit.
    mutating func apply(_ delta: SnapshotDelta) throws(Clash) {
        switch delta {
        case .create(let entity):
            guard let place = places[entity.key] else { return append(entity) }
            guard rows[place]?.isSame(as: entity) == true else { throw Clash(key: entity.key) }
        case .drop(let key):
            if let place = places.removeValue(forKey: key) { rows[place] = nil }
        case .alter(let key, let changes):
            guard let place = places[key], var entity = rows[place] else { return }
            entity.set(changes)
            try replace(place, by: entity)
            if entity.key != key {
                try follow(EntityRename(from: key, to: entity.key))
            }
        }
    }

    private mutating func append(_ entity: SnapshotEntity) {
        places[entity.key] = rows.count
        rows.append(entity)
    }

    private mutating func replace(_ place: Int, by entity: SnapshotEntity) throws(Clash) {
        guard let old = rows[place]?.key else { return }
        if old != entity.key {
            guard places[entity.key] == nil else { throw Clash(key: entity.key) }
            places[old] = nil
            places[entity.key] = place
        }
        rows[place] = entity
    }

    /// Whatever names the renamed entity names it anew.
    private mutating func follow(_ rename: EntityRename) throws(Clash) {
        for place in rows.indices {
            guard var entity = rows[place], rename.moves(&entity) else { continue }
            try replace(place, by: entity)
        }
    }
}
