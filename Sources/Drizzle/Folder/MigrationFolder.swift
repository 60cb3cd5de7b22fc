/// What a Drizzle `out` folder holds, of either era, read without its snapshots.
package struct MigrationFolder: Equatable, Sendable {
    package let path: String
    package let layout: Layout
    /// In the order in which Drizzle runs them: the journal's, or the folders' by name.
    package let migrations: [Migration]
    /// SQL files that Drizzle never sees, because no journal entry names them: full paths, by name.
    package let strayFiles: [String]
    /// What is wrong with the files; everything that could be read is in ``migrations`` nevertheless.
    package let problems: [FolderProblem]

    package init(
        path: String, layout: Layout, migrations: [Migration], strayFiles: [String] = [],
        problems: [FolderProblem] = []
    ) {
        self.path = path
        self.layout = layout
        self.migrations = migrations
        self.strayFiles = strayFiles
        self.problems = problems
    }

    /// How the folder keeps its migrations.
    package enum Layout: Equatable, Sendable {
        /// Drizzle 0.x: `meta/_journal.json` and one `.sql` file for each entry.
        case journal(JournalHeader)
        /// Drizzle 1.0: one folder for each migration.
        case folders
        /// Both at once, as an interrupted `drizzle-kit up` leaves them.
        case mixed(JournalHeader)
        /// The folder exists and holds no migration of either era.
        case empty
        /// There is no such folder.
        case missing
    }

    /// The era whose migrator reads this folder; `nil` when there is nothing to read.
    package var era: Era? {
        switch layout {
        case .journal, .mixed: .journal
        case .folders: .folders
        case .empty, .missing: nil
        }
    }

    /// The path of the journal, whether there is one or not.
    package var journalFile: String { path + "/meta/_journal.json" }
}

/// The two incompatible ways in which Drizzle decides what to run.
package enum Era: String, Equatable, Sendable {
    /// Drizzle 0.x: whatever is newer than the newest `created_at` in the ledger.
    case journal = "0.x"
    /// Drizzle 1.0: whatever the ledger has no row of that name for.
    case folders = "1.0"
}

/// The top level of `meta/_journal.json`.
package struct JournalHeader: Equatable, Sendable {
    /// The snapshot version when the journal was first created; never upgraded, never read by the migrator.
    package let version: String?
    package let dialect: String?

    package init(version: String? = nil, dialect: String? = nil) {
        self.version = version
        self.dialect = dialect
    }
}
