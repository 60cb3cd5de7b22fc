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
    /// Rows or values that are there would be gone; what that is, a sentence each.
    case losesRows([String])
    /// What was found before is as grave as was to stop it, a sentence each.
    case objected([String])
    /// An earlier run without a transaction was lost in a statement, from 1.
    case lostBefore(tag: String, statement: Int)
    /// What has run without a transaction could not be recorded, in the system's words.
    case noRecord(path: String?, reason: String)
    /// There is no backup.
    case backup(BackupRefusal)
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
            "\(tag) is \(state.word), so it is not to be run; nothing was applied."
        case .fileUnreadable(let file): "\(file) cannot be read any more; nothing was applied."
        case .busy(let location):
            "Another run for \(location) is under way and does not end; nothing was applied."
        case .pooler:
            "A pooler stands between this program and the server; nothing was applied."
        case .standby: "This server is a standby, which takes no changes; nothing was applied."
        case .ledgerChanged(let location):
            "\(location) is not what it was when the plan was made; nothing was applied."
        case .losesRows: "What is in the database would be lost; nothing was applied."
        case .objected(let sentences):
            sentences.count == 1
                ? "The review found something as grave as --fail-on says; nothing was applied."
                : "The review found \(sentences.count) things as grave as --fail-on says; nothing was applied."
        case .lostBefore(let tag, let statement):
            "An earlier run of \(tag) was lost in statement \(statement), and nobody knows whether that was carried out."
        case .noRecord(let path?, let reason):
            "\(path) cannot keep which statements have run: \(reason)."
        case .noRecord(nil, _):
            "There is no place to keep which statements have run: neither XDG_STATE_HOME nor HOME is set."
        case .backup(let refusal): "\(refusal.sentence) Nothing was applied."
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
        case .losesRows: "--accept-loss applies it all the same."
        case .objected: "raingauge review says more."
        case .lostBefore(let tag, let statement):
            "Look with `raingauge landed \(tag)` whether it is there; --from \(statement) then runs it, --from \(statement + 1) goes on behind it."
        case .noRecord: nil
        case .backup(let refusal): refusal.remedy
        }
    }

    /// What there is besides, such as what would be lost; a line each.
    package var details: [String] {
        switch self {
        case .losesRows(let sentences), .objected(let sentences): sentences
        case .backup(let refusal): refusal.words
        case .drizzleStops, .mixedLayouts, .noMigrations, .noSuchMigration, .notToBeRun, .fileUnreadable,
            .busy, .pooler, .standby, .ledgerChanged, .lostBefore, .noRecord:
            []
        }
    }
}
