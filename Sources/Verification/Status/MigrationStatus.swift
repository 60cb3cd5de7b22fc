package import Drizzle

/// How the migration files and the ledger stand to one another, and what Drizzle would do now.
package struct MigrationStatus: Equatable, Sendable {
    package let folder: MigrationFolder
    package let ledger: Ledger
    /// Migrations in run order, then ledger rows without a file by their time, then stray files.
    package internal(set) var entries: [StatusEntry]
    package internal(set) var nextRun: NextRun
    /// What each version of Drizzle would do, whichever the folder was made for.
    package internal(set) var forecasts: [Forecast]

    /// The number of entries in a state.
    package func count(of state: MigrationState) -> Int { entries.count { $0.state == state } }

    /// Whether nothing is pending and nothing is wrong.
    package var isInStep: Bool {
        entries.allSatisfy { $0.state == .applied } && nextRun.obstacle == nil && nextRun.migrations.isEmpty
            && !nextRun.warnings.contains(where: \.isSerious)
    }

    /// The number of migrations the files tell of, with their SQL or without it.
    package var migrationCount: Int { entries.count { $0.migration != nil } }
}

/// One line of the migrations screen: a migration, its ledger row, or one without the other.
package struct StatusEntry: Equatable, Sendable {
    /// From 1, as the screen counts.
    package let number: Int
    package let subject: Subject
    package let state: MigrationState
    package let reason: StatusReason
    /// What Drizzle's migrator does with it the next time it runs.
    package internal(set) var next: NextStep
    /// How much of it is there although it is not applied; `nil` when nobody looked.
    package internal(set) var presence: MigrationLanding.Presence?
    /// The first thing in it that the server would refuse, as far as that was looked up.
    package internal(set) var stop: LandingStop?

    package enum Subject: Equatable, Sendable {
        case migration(Migration, LedgerRow?)
        case row(LedgerRow)
        case strayFile(String)
    }

    package var migration: Migration? {
        if case .migration(let migration, _) = subject { migration } else { nil }
    }

    package var row: LedgerRow? {
        switch subject {
        case .migration(_, let row): row
        case .row(let row): row
        case .strayFile: nil
        }
    }

    package enum NextStep: String, Equatable, Sendable, Codable {
        case runs
        case runsAgain = "runs again"
        /// PostgreSQL stops the run at it: see ``NextRun/fault``.
        case stops
        /// It runs, and what stops the run behind it undoes it.
        case isUndone = "is undone"
        case nothing
        /// It would run, but Drizzle stops first: see ``NextRun/obstacle``.
        case waits
    }
}

extension StatusEntry {
    /// The migration's tag, the name of a stray file, or what a ledger row without a file calls itself.
    package var title: String? {
        switch subject {
        case .migration(let migration, _): migration.tag
        case .row(let row): row.name
        case .strayFile(let path): path.split(separator: "/").last.map(String.init)
        }
    }
}
