import Drizzle
import SQL

/// What stops a migrator before its first migration.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts (0.45.4), drizzle-orm/src/pg-core/async/session.ts and up-migrations/pg.ts
///   (1.0.0-rc.5), and the statements they sent in recorded runs as roles of all kinds.
extension RunServer {
    /// `CREATE SCHEMA IF NOT EXISTS`, which both always send, and `CREATE TABLE IF NOT EXISTS`, which 1.0 sends only where it sees no table.
    func judgeBeginning(of era: Era, at ledger: Ledger) throws(Forecast.Stop) {
        let (schema, table) = (ledger.location.schema, ledger.location.table)
        if schema.isEmpty { throw .zeroLengthName }
        if isReadOnly {
            throw .refusedAtStart(
                message: "cannot execute CREATE SCHEMA in a read-only transaction", sqlState: "25006")
        }
        if !canCreateSchemas { throw .denied("permission denied for database \(database)") }
        if schema.hasPrefix("pg_") {
            throw .refusedAtStart(message: "unacceptable schema name \"\(schema)\"", sqlState: "42939")
        }
        let makesTable = era == .journal || form == nil
        if makesTable, table.isEmpty { throw .zeroLengthName }
        let rights = schemas[Identifier(cutting: schema)]
        if makesTable, let rights, !rights.canCreate {
            throw .denied("permission denied for schema \(schema)")
        }
    }

    /// The first column that the question for the rows names and the table lacks.
    func judgeColumns(for era: Era, of ledger: Ledger) throws(Forecast.Stop) {
        guard let form, ledger.era != nil else { return }
        let wanted = ["id", "hash", "created_at"] + (era == .folders ? ["name"] : [])
        guard let missing = wanted.first(where: { form[$0] == nil }) else { return }
        throw .refusedAtStart(message: "column \"\(missing)\" does not exist", sqlState: "42703")
    }

    /// `ALTER TABLE … ADD COLUMN`, with which 1.0 begins on a ledger of 0.x.
    func judgeUpgrade(of ledger: Ledger) throws(Forecast.Stop) {
        if let access = self.ledger, !access.isOwner {
            throw .denied("must be owner of table \(ledger.location.table)")
        }
        if case .view = form?.kind {
            throw .refusedAtStart(
                message:
                    "ALTER action ADD COLUMN cannot be performed on relation \"\(ledger.location.table)\"",
                sqlState: "42809")
        }
    }
}

extension Forecast.Stop {
    fileprivate static func denied(_ message: String) -> Self {
        .refusedAtStart(message: message, sqlState: "42501")
    }

    fileprivate static var zeroLengthName: Self {
        .refusedAtStart(message: "zero-length delimited identifier at or near \"\"\"\"", sqlState: "42601")
    }
}
