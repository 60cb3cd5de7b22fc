package import Drizzle

/// What one version of Drizzle's migrator would do if it were started now, whatever the folder was made for.
package struct Forecast: Equatable, Sendable {
    package let migrator: Migrator
    package let outcome: Outcome

    package enum Migrator: String, CaseIterable, Equatable, Sendable, Codable {
        case journal = "0.45"
        case folders = "1.0"
        /// Drizzle 1.0 once `drizzle-kit up` has turned the journal into folders.
        case foldersAfterUp = "1.0 after drizzle-kit up"
    }

    package enum Outcome: Equatable, Sendable {
        /// What it runs, in order, in one transaction.
        case runs([Run])
        /// It begins with these, and PostgreSQL stops it on the way.
        case fails([Run], at: RunFault)
        /// It stops before it runs any of them.
        case stops(Stop)
    }

    /// One migration that is run.
    package struct Run: Equatable, Sendable {
        /// The name it has in the folder as it is now.
        package let tag: String
        /// The name under which it is run, which `drizzle-kit up` changes.
        package let name: String
    }

    /// Why nothing is run.
    package enum Stop: Equatable, Sendable {
        case journalMissing(folder: String)
        case folderMissing(String)
        /// The journal cannot be used, or a file cannot be read.
        case folder(FolderProblem)
        case fileMissing(file: String, folder: String)
        /// A journal is there, which Drizzle 1.0 does not take.
        case oldFolders
        case ledgerUnreadable(LedgerLocation, Ledger.Refusal)
        /// Rows of 0.x for which 1.0 finds no local migration when it upgrades the ledger.
        case unmatchedRows([Int64?])
        /// `drizzle-kit up` wants a snapshot for every entry.
        case snapshotMissing(tag: String)
        /// `drizzle-kit up` finds another file with the number of one that is missing.
        case numberTaken(tag: String, by: String)
        /// `drizzle-kit up` makes a folder that is there already.
        case folderExists(String)
        /// `drizzle-kit up` cannot name a folder after an entry without a time.
        case noTime(tag: String)
        /// The role may not do what the migrator begins with, or the server takes no changes; in PostgreSQL's words.
        case refusedAtStart(message: String, sqlState: String)
    }

    /// What it takes up, in order; empty when it stops before.
    package var runs: [Run] {
        switch outcome {
        case .runs(let runs), .fails(let runs, _): runs
        case .stops: []
        }
    }

    /// Where PostgreSQL stops it on the way.
    package var fault: RunFault? {
        if case .fails(_, let fault) = outcome { fault } else { nil }
    }

    package var stop: Stop? {
        if case .stops(let stop) = outcome { stop } else { nil }
    }
}

extension Forecast {
    /// The forecasts that make sense for a folder: each migrator now, and 1.0 after the upgrade where there is a journal.
    package static func all(for folder: MigrationFolder, _ ledger: Ledger) -> [Forecast] {
        let now = [
            Forecast(migrator: .journal, outcome: JournalMigrator(folder: folder, ledger: ledger).outcome),
            Forecast(migrator: .folders, outcome: FoldersMigrator.outcome(of: folder, ledger)),
        ]
        guard folder.era == .journal else { return now }
        let upgraded =
            switch FolderUpgrade(folder).outcome {
            case .success(let folders): FoldersMigrator(folders: folders, ledger: ledger).outcome
            case .failure(let stop): Outcome.stops(stop)
            }
        return now + [Forecast(migrator: .foldersAfterUp, outcome: upgraded)]
    }
}

extension Forecast.Stop: Error {}
