package import Drizzle

/// What one version of Drizzle's migrator would do if it were started now, whatever the folder was made for.
package struct Forecast: Equatable, Sendable {
    package let migrator: Migrator
    package let outcome: Outcome
    /// What it meets on the way of which nobody knows how it ends.
    package let unforetold: [Unforetold]
    /// What the run after it runs once more, because a file of this one has undone or deleted the rows.
    package let repeats: [Run]

    init(
        migrator: Migrator, outcome: Outcome, unforetold: [Unforetold] = [], repeats: [Run] = []
    ) {
        (self.migrator, self.outcome) = (migrator, outcome)
        (self.unforetold, self.repeats) = (unforetold, repeats)
    }

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
        /// What Drizzle 0.45 writes as `created_at`; 1.0 makes it of the name.
        let when: JournalTime?

        package init(tag: String, name: String, when: JournalTime? = nil) {
            (self.tag, self.name, self.when) = (tag, name, when)
        }
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
        case upRefuses(UpRefusal)
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
    ///
    /// `server` is what the database has, `nil` where nobody asked; `snapshots` are those beside the journal, which
    /// `drizzle-kit up` reads; `now` is what `up` takes where the journal has no time.
    package static func all(
        for folder: MigrationFolder, _ ledger: Ledger, server: RunServer? = nil,
        snapshots: [SnapshotFile] = [], now: UnixMilliseconds
    ) -> [Forecast] {
        let migrators = Migrator.allCases.filter { $0 != .foldersAfterUp || folder.era == .journal }
        return migrators.map { of($0, folder, ledger, server: server, snapshots: snapshots, now: now) }
    }

    private static func of(
        _ migrator: Migrator, _ folder: MigrationFolder, _ ledger: Ledger, server: RunServer?,
        snapshots: [SnapshotFile], now: UnixMilliseconds
    ) -> Forecast {
        do throws(Stop) {
            switch migrator {
            case .journal:
                let runs = try JournalMigrator(folder: folder, ledger: ledger, server: server).runs()
                return Forecast(migrator: migrator, outcome: .runs(runs))
            case .folders, .foldersAfterUp:
                let folders =
                    migrator == .folders
                    ? try FoldersMigrator.folders(in: folder)
                    : try FolderUpgrade(folder, snapshots, now: now).folders()
                let runs = try FoldersMigrator(folders: folders, ledger: ledger, server: server).runs()
                return Forecast(migrator: migrator, outcome: .runs(runs))
            }
        } catch {
            return Forecast(migrator: migrator, outcome: .stops(error))
        }
    }
}

extension Forecast.Migrator {
    /// The one that the folder is made for.
    static func own(of folder: MigrationFolder) -> Self { folder.era == .folders ? .folders : .journal }
}

extension Forecast {
    /// What the migrator of the folder's era runs, if nothing but the files and the rows counted; `nil` where those stop it.
    static func plan(for folder: MigrationFolder, _ ledger: Ledger) -> [Run]? {
        let own = of(.own(of: folder), folder, ledger, server: nil, snapshots: [], now: 0)
        return own.stop == nil ? own.runs : nil
    }
}

extension Forecast.Stop: Error {}
