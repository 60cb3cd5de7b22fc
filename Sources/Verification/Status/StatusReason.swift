package import Drizzle

/// Why an entry is in its state, as a fact; one sentence each in `StatusReason+Words.swift`.
package enum StatusReason: Equatable, Sendable {
    case recorded
    /// Its SQL is recorded, under another time than the journal has.
    case recordedAt(LedgerRow.CreatedAt)
    /// Its SQL is recorded without a name, which Drizzle 1.0 does not see.
    case recordedWithoutName
    case notRecorded
    /// Not newer than the newest row, of that migration if its file is known.
    case olderThanNewest(UnixMilliseconds, tag: String?)
    case hashDiffers(file: String, ledger: String)
    case onlyLineEndingsDiffer
    case noFile
    case noMigrationForRow
    case rowWithoutName
    case repeats(rowID: Int64?, tag: String?)
    case notInJournal
    /// The journal cannot be read to its end, so nothing says whether it names this file.
    case journalUnreadable
    /// The ledger could not be read, so nothing says whether it was applied.
    case ledgerUnreadable
}

extension NextRun {
    /// Why Drizzle's migrator would stop before running anything.
    package enum Obstacle: Equatable, Sendable {
        case folder(FolderProblem)
        case folderMissing(String)
        case ledgerUnreadable(LedgerLocation, Ledger.Refusal)
        /// Drizzle 1.0 upgrades the table first, and refuses when a row matches no local migration.
        case upgradeFails(rowIDs: [Int64])
    }

    /// What a person should know before the run.
    package enum Warning: Equatable, Sendable {
        /// A row without `created_at`: Drizzle 0.x runs everything again.
        case everythingPending(rowID: Int64?)
        case ledgerElsewhere(configured: LedgerLocation, found: [LedgerLocation])
        case severalLedgers([LedgerLocation])
        /// A time that has not come yet hides every migration made before it.
        case futureTime(tag: String, UnixMilliseconds)
        case futureRow(rowID: Int64?, UnixMilliseconds)
        case sameTime(tag: String, as: String)
        /// A 0.x folder, and a ledger that Drizzle 1.0 has already upgraded.
        case ledgerIsNewer
        /// A 1.0 folder, and a ledger that Drizzle 1.0 upgrades on its next run.
        case ledgerWillBeUpgraded
        case rowsWithoutName(count: Int)
        /// Drizzle 1.0 refuses a folder that still has a journal.
        case mixedLayouts
    }
}
