import Drizzle
import SQL

extension RunServer {
    /// Why the server stops a migrator before its first migration.
    ///
    /// - Source: recorded runs of both migrators as roles of all kinds. 0.45 always begins with CREATE SCHEMA and CREATE
    ///   TABLE; 1.0 only where there is no ledger, and alters one of 0.x, which only its owner may.
    func refusal(of migrator: Forecast.Migrator, _ ledger: Ledger) -> Forecast.Stop? {
        let isThere = self.ledger != nil
        let begins = migrator == .journal || !isThere
        if isReadOnly, begins {
            return .refusedAtStart(
                message: "cannot execute CREATE SCHEMA in a read-only transaction", sqlState: "25006")
        }
        if begins, !canCreateSchemas { return denied("permission denied for database \(database)") }
        if begins, let rights = schemas[ledger.location.name.schema], !rights.canCreate {
            return denied("permission denied for schema \(ledger.location.schema)")
        }
        if migrator != .journal, ledger.era == .journal, let access = self.ledger, !access.isOwner {
            return denied("must be owner of table \(ledger.location.table)")
        }
        return nil
    }

    private func denied(_ message: String) -> Forecast.Stop {
        .refusedAtStart(message: message, sqlState: "42501")
    }

    /// What the role lacks to write the ledger's row.
    func lackingForRow(of ledger: Ledger) -> RunFault.Need? {
        guard let access = self.ledger else { return nil }
        if !access.canInsert { return .privilegeOnLedger("table \(ledger.location.table)", role: role) }
        return access.canUseSequence ? nil : .privilegeOnLedger("its sequence", role: role)
    }
}
