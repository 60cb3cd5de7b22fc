package import Drizzle
package import SQL

extension LedgerLocation {
    /// The advisory lock that a repair and a migration run by this program hold, so that there is one at a time.
    package var lockNumber: SQL {
        "pg_catalog.hashtextextended(\("drizzle ledger " + name.quoted), 0)"
    }

    /// Waits for whoever holds that lock, and has it until the transaction ends.
    package var waitingForLock: SQL { "SELECT pg_catalog.pg_advisory_xact_lock(\(lockNumber))" }
}

extension LedgerRow {
    /// Without the time at which it was applied, which is text in the session's time zone.
    package var recorded: LedgerRow { LedgerRow(id: id, hash: hash, createdAt: createdAt, name: name) }
}
