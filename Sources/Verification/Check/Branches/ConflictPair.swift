import Drizzle

/// Two statements of two branches that Drizzle Kit calls a conflict, by their names, however it came to know.
struct ConflictPair: Equatable, Encodable {
    /// Such as `create_table public.users`.
    let left: String
    let leftMigration: String
    let right: String
    let rightMigration: String
}

extension BranchConflict {
    var pair: ConflictPair {
        ConflictPair(
            left: left.description, leftMigration: leftTag, right: right.description,
            rightMigration: rightTag)
    }
}

extension FootprintConflict {
    var pair: ConflictPair {
        ConflictPair(left: left.name, leftMigration: leftTag, right: right.name, rightMigration: rightTag)
    }
}

extension BranchPoint {
    /// The statements at which Drizzle Kit stops: by their footprints, where it recorded them.
    var conflictPairs: [ConflictPair] { footprintConflicts?.map(\.pair) ?? conflicts.map(\.pair) }
}
