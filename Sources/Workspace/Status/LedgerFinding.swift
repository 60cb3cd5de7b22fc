import Drizzle
import Postgres
import Verification

/// What a database has recorded, and what the role may do there.
struct LedgerFinding: Sendable {
    let ledger: Ledger
    /// `nil` where the server did not say.
    let rights: LedgerRights?
    /// What migrations may need; `nil` where the server did not say.
    let server: RunServer?

    /// What the `answers` to the batches of `reading` say.
    init(_ reading: LedgerReading, _ answers: [BatchAnswer]) {
        ledger = reading.ledger(from: answers)
        rights = reading.rights(from: answers)
        server = reading.server(from: answers)
    }

    func status(of folder: MigrationFolder, now: UnixMilliseconds) -> MigrationStatus {
        MigrationStatus(
            folder: folder, ledger: ledger, rights: rights, server: server, now: now,
            reading: RunScript.reading)
    }
}

extension Workspace {
    /// Reads a ledger: the one place where that is done.
    func ledger(
        _ reading: LedgerReading, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> LedgerFinding {
        LedgerFinding(reading, try await answers(to: reading.batches, in: database))
    }
}
