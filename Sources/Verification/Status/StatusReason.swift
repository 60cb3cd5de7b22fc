package import Drizzle

/// Why an entry is in its state, as a fact; one sentence each in `StatusReason+Words.swift`.
package enum StatusReason: Equatable, Sendable {
    case recorded
    /// Its SQL is recorded, under another time than the journal has.
    case recordedAt(LedgerRow.CreatedAt)
    /// Its SQL is recorded under another name, and Drizzle 1.0 goes by names.
    case recordedAs(name: String)
    /// Its SQL is recorded without a name, which Drizzle 1.0 does not see.
    case recordedWithoutName
    case notRecorded
    /// Not newer than the newest row, of that migration if its file is known.
    case olderThanNewest(LedgerRow.CreatedAt, tag: String?)
    /// The journal gives no time to compare.
    case noTime
    case hashDiffers(file: String, ledger: String?)
    case onlyLineEndingsDiffer
    case noFile
    /// The file is there and the system does not let us read it.
    case fileUnreadable
    case noMigrationForRow
    case rowWithoutName
    /// A second row for the migration, which has one already.
    case repeats(tag: String)
    case notInJournal
    /// The journal cannot be read to its end, so nothing says whether it names this file.
    case journalUnreadable
    /// The ledger could not be read, so nothing says whether it was applied.
    case ledgerUnreadable
}
