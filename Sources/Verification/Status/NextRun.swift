package import Drizzle

/// What Drizzle's migrator would do if it were started now.
package struct NextRun: Equatable, Sendable {
    /// The migrations it would run, in its order; none when something stands in the way.
    package let migrations: [Migration]
    /// Why it would stop before running anything.
    package let obstacle: Obstacle?
    package let warnings: [Warning]
    /// Where PostgreSQL would stop it on the way.
    package let fault: RunFault?

    package init(
        migrations: [Migration], obstacle: Obstacle?, warnings: [Warning], fault: RunFault? = nil
    ) {
        self.migrations = migrations
        self.obstacle = obstacle
        self.warnings = warnings
        self.fault = fault
    }

    /// Why Drizzle's migrator would stop before running anything.
    package enum Obstacle: Equatable, Sendable {
        case folderMissing(String)
        case folder(FolderProblem)
        case ledgerUnreadable(LedgerLocation, Ledger.Refusal)
        /// Drizzle 1.0 upgrades the table first, and refuses when a row matches no local migration.
        case upgradeFails(rowIDs: [Int64?])
        /// What the migrator begins with is more than the role may do, or the server takes; in PostgreSQL's words.
        case refusedAtStart(message: String, sqlState: String)
    }

    /// What a person should know before the run.
    package enum Warning: Equatable, Sendable {
        /// A row without `created_at`: Drizzle 0.x runs everything again.
        case everythingPending(rowID: Int64?)
        case ledgerElsewhere(configured: LedgerLocation, found: [LedgerLocation])
        case severalLedgers([LedgerLocation])
        /// None of its rows is of this folder.
        case ledgerOfOthers(LedgerLocation, rows: Int)
        /// A time that has not come yet hides every migration made before it.
        case futureTime(tag: String, UnixMilliseconds)
        case futureRow(rowID: Int64?, UnixMilliseconds)
        /// Two entries with one time: applied in two runs, the second is skipped.
        case sameTime(tag: String, as: String)
        /// Behind a newer entry: applied in two runs, it is skipped.
        case outOfOrder(tag: String, behind: String)
        /// A 0.x folder, and a ledger that Drizzle 1.0 has already upgraded.
        case ledgerIsNewer
        /// A 1.0 folder, and a ledger that Drizzle 1.0 upgrades on its next run.
        case ledgerWillBeUpgraded
        case rowsWithoutName(count: Int)
        /// The migrator begins with CREATE SCHEMA, and this role may not.
        case cannotCreateSchemas(role: String, database: String)
        /// This server is a copy that takes no changes.
        case standby
        /// Drizzle 1.0 refuses a folder that still has a journal.
        case mixedLayouts
        /// A file ends the transaction that Drizzle began: what ran before stays, whatever fails later.
        case endsTransaction(OwnTransactionCommand)
        /// Statements of which nobody knows how they end.
        case unforetold([Unforetold])
        /// What a file's own ROLLBACK, TRUNCATE or DELETE makes run again, in the migrator of the folder's era.
        case repeats([String])

        /// Whether it means that something is out of step, even with every migration applied.
        package var isSerious: Bool {
            switch self {
            case .everythingPending, .ledgerElsewhere, .severalLedgers, .ledgerOfOthers, .futureTime,
                .futureRow, .sameTime,
                .outOfOrder, .ledgerIsNewer, .rowsWithoutName, .mixedLayouts:
                true
            case .ledgerWillBeUpgraded, .cannotCreateSchemas, .standby, .endsTransaction,
                .unforetold, .repeats:
                false
            }
        }
    }
}
