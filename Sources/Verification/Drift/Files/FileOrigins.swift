import SQL

/// Tells what migrations made beside the snapshots from what a snapshot of their own should know.
///
/// SQL written by hand has no snapshot, or one that repeats what was there before: what it makes no snapshot knows, and it is
/// expected all the same. A file with a snapshot of its own was written along with it. Where the two disagree, Drizzle Kit
/// wrote no statement, or somebody changed the file; either way the next migration is made from what is not so.
struct FileOrigins {
    private let files: FileObjects
    /// By the place of the migration.
    private var answers: [Int: Bool] = [:]

    init(_ files: FileObjects) { self.files = files }

    /// Whether the snapshots could not know of what a statement does.
    mutating func isBeside(_ source: Source) -> Bool {
        if files.isLater(source) { return true }
        if let answer = answers[source.migration] { return answer }
        let answer = !files.hasOwnSnapshot(files.plan.tags[source.migration])
        answers[source.migration] = answer
        return answer
    }

    /// Whether no snapshot knows of an object, be it by its kind or by where it comes from.
    mutating func isBeside(_ id: ObjectID) -> Bool {
        guard files.plan.fold.subject(of: id)?.kind.isRecorded ?? false, let source = files.firstWord(on: id)
        else {
            return true
        }
        return isBeside(source)
    }
}

extension Difference.Kind {
    /// Whether snapshots have such things.
    fileprivate var isRecorded: Bool {
        switch self {
        case .role, .schema, .sequence, .table, .column, .enumeration, .primaryKey, .unique, .check,
            .foreignKey,
            .index, .rowSecurity, .policy, .view, .materializedView:
            true
        case .exclusion, .trigger, .rule, .partition, .function, .domain, .compositeType, .rangeType,
            .extension, .statistics, .owner, .privileges, .defaultPrivileges:
            false
        }
    }
}
