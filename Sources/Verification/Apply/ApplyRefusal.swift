package import Drizzle

/// Why nothing was applied: known before anything was sent that changes something.
package enum ApplyRefusal: Error, Equatable, Sendable {
    /// Drizzle's own migrator would stop before its first migration.
    case drizzleStops(Forecast.Stop)
    /// A journal beside folders: which migrator is meant nobody can tell, and 1.0 stops at it.
    case mixedLayouts(String)
    case noMigrations(String)
    case noSuchMigration(String, in: String)
    /// Named as the last one, and not among those that would be applied.
    case notToBeRun(tag: String, MigrationState)
    case fileUnreadable(String)
    /// Another run or a repair of this program has held its lock for too long.
    case busy(LedgerLocation)
    /// A pooler may have every transaction answered by another server process, where no lock of a session holds.
    case pooler
    case standby
    /// The ledger is not what it was when the plan was made.
    case ledgerChanged(LedgerLocation)
}

extension ApplyRefusal {
    /// Why, in one sentence.
    package var sentence: String {
        switch self {
        case .drizzleStops(let stop): "Nothing was applied. \(stop.sentence)"
        case .mixedLayouts(let folder):
            "\(folder) holds a journal beside folders of Drizzle 1.0; nothing was applied."
        case .noMigrations(let folder): "There is no migration in \(folder)."
        case .noSuchMigration(let name, let folder): "There is no migration \(name) in \(folder)."
        case .notToBeRun(let tag, let state):
            "\(tag) is \(state.word), so a run cannot end with it; nothing was applied."
        case .fileUnreadable(let file): "\(file) cannot be read any more; nothing was applied."
        case .busy(let location):
            "Another run for \(location) is under way and does not end; nothing was applied."
        case .pooler:
            "A pooler stands between this program and the server; nothing was applied."
        case .standby: "This server is a standby, which takes no changes; nothing was applied."
        case .ledgerChanged(let location):
            "\(location) is not what it was when the plan was made; nothing was applied."
        }
    }

    package var remedy: String? {
        switch self {
        case .drizzleStops: "raingauge status says more."
        case .mixedLayouts:
            "Finish `drizzle-kit up`: once the folders hold everything, remove meta/_journal.json and the .sql files beside it."
        case .noMigrations: "`drizzle-kit generate` writes the first one."
        case .noSuchMigration: "raingauge status lists them."
        case .notToBeRun(_, .skipped): "--skipped applies what Drizzle passes over."
        case .notToBeRun: "raingauge migrate, without --yes, lists what would be applied."
        case .fileUnreadable, .ledgerChanged: "Look at the status again, then start anew."
        case .busy: "Wait for it, and look at the status again."
        case .pooler:
            "Name the server itself, such as the direct connection of your host, in --url: what a pooler hands out for one transaction keeps neither the lock against a second run nor what a file sets."
        case .standby: "Connect to the primary."
        }
    }
}
