import Drizzle

/// How a migration is taken out of its folder, worked out to the last byte.
///
/// Making a plan changes nothing. No database is touched by it: what is to be dropped is not applied.
package struct DropPlan: Equatable, Sendable {
    package let tag: String
    /// The folder of the migrations.
    package let folder: String
    /// What goes: files with their full paths, or the migration's own folder.
    package let removals: [String]
    /// The journal without its entry, and snapshots that followed it.
    package let edits: [FileEdit]
    /// The migrations whose snapshots follow another one now.
    package let relinked: [String]
    package let cautions: [String]

    /// - Parameters:
    ///   - status: Where the migrations stand in the database.
    ///   - name: Which one, by its tag or number; the last that is not applied for `nil`.
    /// - Throws: Why it stays.
    package init(_ status: MigrationStatus, _ name: String? = nil) throws(DropObstacle) {
        let folder = status.folder
        if case .mixed = folder.layout { throw .mixedLayouts }
        let entry = try status.dropped(name)
        guard let migration = entry.migration else { throw .nothingPending }
        let draft = try DropDraft(migration, in: folder)
        (tag, self.folder) = (migration.tag, folder.path)
        (removals, edits, relinked) = (draft.removals, draft.edits, draft.children)
        cautions = draft.cautions
    }
}

/// Why a migration stays in its folder.
package enum DropObstacle: Error, Equatable, Sendable {
    /// Every migration is applied, or there is none.
    case nothingPending
    case unknownMigration(String)
    case applied(tag: String)
    /// The ledger cannot be read, so it may be applied.
    case undecided(tag: String)
    /// Both layouts at once: nothing says which files belong to it.
    case mixedLayouts
    case unreadable(path: String, reason: String)
    /// Later snapshots say only what they change, and cannot do without it.
    case neededByLater(tag: String, [String])
}

extension MigrationStatus {
    /// The line that a person means.
    fileprivate func dropped(_ name: String?) throws(DropObstacle) -> StatusEntry {
        guard let name else {
            guard let entry = entries.last(where: { $0.migration != nil && $0.isDroppable }) else {
                if let first = entries.first(where: { $0.state == .undecided })?.migration {
                    throw .undecided(tag: first.tag)
                }
                throw .nothingPending
            }
            return entry
        }
        guard let entry = entries.first(where: { $0.migration?.isNamed(name) ?? false }) else {
            throw .unknownMigration(name)
        }
        guard !entry.isDroppable else { return entry }
        let tag = entry.migration?.tag ?? name
        throw entry.state == .undecided ? .undecided(tag: tag) : .applied(tag: tag)
    }
}

extension StatusEntry {
    /// Whether nothing in the database is of it.
    fileprivate var isDroppable: Bool {
        switch state {
        case .pending, .skipped, .missingFile: row == nil
        case .applied, .edited, .unknown, .duplicate, .strayFile, .undecided: false
        }
    }
}
