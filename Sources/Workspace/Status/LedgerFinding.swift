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

    func status(of files: ProjectMigrations, in workspace: Workspace) -> MigrationStatus {
        MigrationStatus(
            folder: files.folder, ledger: ledger, rights: rights, server: server,
            snapshots: files.snapshots, now: workspace.now(), reading: workspace.scripts.run)
    }

    /// Where nobody asks what `drizzle-kit up` would do.
    func status(of folder: MigrationFolder, in workspace: Workspace) -> MigrationStatus {
        status(of: ProjectMigrations(folder: folder, snapshots: []), in: workspace)
    }
}

/// A folder, and the snapshots beside its journal, which `drizzle-kit up` looks at.
struct ProjectMigrations: Sendable {
    let folder: MigrationFolder
    let snapshots: [SnapshotFile]

    /// Reads both, at about the cost of reading every file.
    static func reading(_ path: String) async -> ProjectMigrations {
        let folder = MigrationFolder.reading(path)
        let snapshots = folder.era == .journal ? await SnapshotFile.reading(folder: path) : []
        return ProjectMigrations(folder: folder, snapshots: snapshots)
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
