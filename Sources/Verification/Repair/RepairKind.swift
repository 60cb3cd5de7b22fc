package import Drizzle

/// The ways out of a ledger and a folder that do not fit; each is a plan that is read before it is run.
package enum RepairKind: String, CaseIterable, Equatable, Sendable, Codable {
    case markApplied = "mark-applied"
    case markPending = "mark-pending"
    case restamp
    case acceptEdit = "accept-edit"
    case removeRow = "remove-row"
    case moveCeiling = "move-ceiling"
    case relink
    case adopt
    case squash

    /// What it does, for a menu.
    package var title: String {
        switch self {
        case .markApplied: "Mark as applied"
        case .markPending: "Mark as not applied"
        case .restamp: "Give a skipped migration a new time"
        case .acceptEdit: "Accept an edited file"
        case .removeRow: "Remove a ledger row"
        case .moveCeiling: "Move a time that hides others"
        case .relink: "Link the snapshots into one chain"
        case .adopt: "Adopt an existing database"
        case .squash: "Record a squashed migration for those it replaces"
        }
    }

    /// How many things it can be about; `nil` for any number.
    var mostTargets: Int? {
        switch self {
        case .relink: 0
        case .moveCeiling, .adopt: 1
        case .markApplied, .markPending, .restamp, .acceptEdit, .removeRow, .squash: nil
        }
    }

    /// Whether it can be about ledger rows by their numbers.
    var isAboutRows: Bool {
        switch self {
        case .removeRow, .moveCeiling: true
        case .markApplied, .markPending, .restamp, .acceptEdit, .relink, .adopt, .squash: false
        }
    }

    /// What it does and what it takes, in one sentence.
    package var help: String {
        switch self {
        case .markApplied:
            "Writes the ledger rows that Drizzle would have written, without running the SQL: TAG…"
        case .markPending: "Deletes the ledger rows of migrations, without undoing their SQL: TAG…"
        case .restamp:
            "Gives journal entries a time newer than everything applied, so that Drizzle 0.x runs them: TAG…"
        case .acceptEdit: "Writes the hash of the file as it is now into its ledger row: TAG…"
        case .removeRow: "Deletes ledger rows that repeat others or have no file: ID…"
        case .moveCeiling:
            "Gives an entry and its ledger row the same time, just behind the one before: TAG, or ID for a row alone."
        case .relink:
            "Points snapshots that share a parent at one another, so that drizzle-kit takes the folder again."
        case .adopt:
            "Records everything up to a migration as applied in a database that Drizzle has not seen yet; without one, up to the newest that is all there: [TAG]"
        case .squash:
            "Records migrations that stand for others, and deletes the rows of those, which have no file any more: TAG…"
        }
    }
}

/// What a plan is about, as a person names it.
package enum RepairTarget: Hashable, Sendable, CustomStringConvertible {
    case tag(String)
    /// A ledger row by its number, shown as `#12`.
    case row(Int64)

    package init(_ text: String) {
        if text.hasPrefix("#"), let id = Int64(text.dropFirst()) {
            self = .row(id)
        } else {
            self = .tag(text)
        }
    }

    package var description: String {
        switch self {
        case .tag(let tag): tag
        case .row(let id): "#\(id)"
        }
    }
}

/// Why a plan cannot be made, as a fact.
package enum RepairObstacle: Error, Equatable, Sendable {
    case noTarget(RepairKind)
    /// The plan is about fewer things than were named; this is the first that it would leave out.
    case surplusTarget(RepairKind, RepairTarget)
    case unknownTarget(RepairTarget)
    case needsTag(RepairTarget)
    case needsRow(RepairTarget)
    case noSuchFile(tag: String)
    case alreadyApplied(tag: String)
    case notApplied(tag: String)
    case notEdited(tag: String)
    /// It is not applied, so there is nothing that an edit could differ from.
    case nothingToAccept(tag: String, MigrationState)
    /// The database does not have everything of any migration; what of which one comes nearest, in words.
    case nothingReached(String)
    /// Every row has a file.
    case nothingReplaced
    case onlyForJournals(RepairKind)
    case noTime(RepairTarget)
    case ledgerUnreadable(String)
    case ledgerElsewhere(String)
    case noLedger(RepairKind)
    /// None of its rows is of this folder.
    case ledgerOfOthers(RepairKind, LedgerLocation)
    case ledgerInUse(Int)
    case rowWithoutID
    case folderUnusable(String)
    case journalUnreadable(path: String, reason: String)
    case chainIsSound
    case snapshotUnreadable(path: String)
    case nothingToMove(RepairTarget)
}
