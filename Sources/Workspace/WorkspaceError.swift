package import Catalog
package import Drizzle
package import Postgres
package import ScratchServer
package import Verification

/// Why a question about a project and a database has no answer.
package enum WorkspaceError: Error, Equatable, Sendable {
    /// There is no Drizzle configuration from the working folder upwards.
    case noConfiguration(for: Purpose)
    /// There is one that cannot be used.
    case configuration(ProjectError)
    /// It computes the folder of its migrations.
    case folderNotEvaluated(UnevaluatedExpression)
    case folderMissing(String)
    /// It cannot be listed, in the system's words; `nil` when what it is on, such as a network, does not answer.
    case folderUnreadable(String, reason: String?)
    /// It computes where its ledger is.
    case ledgerNotEvaluated(UnevaluatedExpression)

    /// Nobody can tell which database is meant.
    case target(TargetObstacle)
    /// There is no session, or it did not answer; the database's name is that for people.
    case server(PostgresError, of: String)
    /// The server's catalog says something that nobody knows.
    case catalog(CatalogError)
    /// Without the ledger, nothing says what was applied.
    case ledgerUnreadable(LedgerLocation, Ledger.Refusal)

    case noSuchMigration(String, in: String)
    /// Nothing of it can have landed.
    case notApplied(tag: String, MigrationState)

    /// No migration of the folder has a snapshot.
    case noSnapshot(in: String)
    /// There is a journal without snapshots beside folders of Drizzle 1.0.
    case halfConverted(FolderProblem)
    case snapshot(SnapshotError)
    /// What the path leads to is nothing to compare with.
    case nothingToCompare(path: String)
    case replay(ReplayFailure)
    /// git cannot say what a branch adds.
    case history(GitRefusal)

    /// Nothing says how a migration is undone.
    case notUndone(RollbackObstacle)
    /// A migration cannot be taken out of its folder.
    case notDropped(DropObstacle)
    case refused(RepairRefusal)
    /// There is no copy of the database to rehearse on.
    case noCopy(CopyRefusal)
    /// There is no server of our own to rehearse on, or it could not be asked.
    case noScratch(ReplayFailure)
    /// Nothing was applied.
    case notApplicable(ApplyRefusal)
    /// A run was stopped on its way.
    case stopped(ApplyFailure)
    case unexpected(String)

    /// What the project is needed for, since that decides what else could be named instead.
    package enum Purpose: Equatable, Sendable { case migrations, check, drift, comparison }

    /// Why the files cannot be replayed on an empty server.
    package enum ReplayFailure: Error, Equatable, Sendable {
        case noServer(ScratchServerError)
        /// It was started, and could not be asked.
        case server(PostgresError)
        case catalog(CatalogError)
        case files(Verification.ReplayFailure)
    }

    /// What asking a database about its schema can come to.
    init(_ error: any Error, of database: String) {
        switch error {
        case let error as WorkspaceError: self = error
        case let error as PostgresError: self = .server(error, of: database)
        case let error as CatalogError: self = .catalog(error)
        case let refusal as RepairRefusal: self = .refused(refusal)
        case let refusal as ApplyRefusal: self = .notApplicable(refusal)
        case let refusal as CopyRefusal: self = .noCopy(refusal)
        case let failure as ApplyFailure: self = .stopped(failure)
        default: self = .unexpected("\(error)")
        }
    }

    /// Whether somebody stopped it, so that nothing is wrong.
    package var isInterruption: Bool {
        switch self {
        case .server(let error, _), .replay(.server(let error)), .noScratch(.server(let error)),
            .replay(.files(.server(let error))), .noScratch(.files(.server(let error))):
            error.kind == .cancelled(.byUser) || error.kind == .couldNotConnect(.cancelled)
        case .replay(.noServer(let error)), .noScratch(.noServer(let error)): error == .cancelled
        case .stopped(let failure): failure.error.kind == .cancelled(.byUser)
        case .noConfiguration, .configuration, .folderNotEvaluated, .ledgerNotEvaluated, .folderMissing,
            .folderUnreadable, .target, .catalog,
            .ledgerUnreadable, .noSuchMigration, .notApplied, .noSnapshot, .halfConverted, .snapshot,
            .nothingToCompare,
            .history, .replay(.files(.unreadable)), .replay(.files(.refused)), .replay(.catalog), .refused,
            .noScratch(.files), .noScratch(.catalog), .noCopy, .notUndone, .notDropped, .notApplicable,
            .unexpected:
            false
        }
    }
}
