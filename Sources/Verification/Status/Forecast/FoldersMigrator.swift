import Drizzle

/// Drizzle 1.0: runs every folder whose name the ledger does not have.
///
/// - Source: drizzle-orm/src/migrator.ts and `migrate` of drizzle-orm/src/pg-core/async/session.ts, 1.0.0-rc.5.
struct FoldersMigrator {
    /// In the order in which they run.
    let folders: [Folder]
    let ledger: Ledger
    let server: RunServer?

    /// A folder with a `migration.sql`, as it is or as `drizzle-kit up` would make it.
    struct Folder {
        let name: String
        /// The name it has now.
        let tag: String
        let hash: String?

        init(name: String, tag: String, hash: String?) {
            (self.name, self.tag, self.hash) = (name, tag, hash)
        }

        init(_ migration: Migration) {
            self.init(name: migration.tag, tag: migration.tag, hash: migration.content?.hash)
        }
    }

    /// What it does with a folder as it is.
    ///
    /// - Throws: What stops it before it looks at the database.
    static func folders(in folder: MigrationFolder) throws(Forecast.Stop) -> [Folder] {
        switch folder.layout {
        case .missing: throw .folderMissing(folder.path)
        case .journal, .mixed: throw .oldFolders
        case .folders, .empty: break
        }
        // A journal that is missed is no concern of 1.0.
        let problem = folder.problems.first { $0.stopsDrizzle && $0.fact != .journalMissing }
        if let problem { throw .folder(problem) }
        return folder.migrations.map(Folder.init)
    }

    func runs() throws(Forecast.Stop) -> [Forecast.Run] {
        if let server { try server.judgeBeginning(of: .folders, at: ledger) }
        if case .unreadable(let location, let refusal) = ledger {
            throw .ledgerUnreadable(location, refusal)
        }
        let isUpgrade = ledger.era == .journal && isSeen
        if let server { try server.judgeColumns(for: isUpgrade ? .journal : .folders, of: ledger) }
        let known: Set<CodeUnits>
        if isUpgrade {
            known = try LedgerUpgrade(folders: folders, rows: ledger.rows).names()
            if let server { try server.judgeUpgrade(of: ledger) }
        } else {
            known = Set(ledger.rows.compactMap(\.name).map(CodeUnits.init))
        }
        // The upgrade sorts the list that is run afterwards.
        return (isUpgrade ? LedgerUpgrade.sorted(folders) : folders)
            .filter { !known.contains(CodeUnits($0.name)) }
            .map { Forecast.Run(tag: $0.tag, name: $0.name) }
    }

    /// Whether `information_schema.tables`, where 1.0 looks for the ledger, has it: a materialized view is not in there.
    private var isSeen: Bool { server?.form?.kind != .materializedView }
}

/// A text as JavaScript compares it, unit by unit: two ways to write an accent are two names.
struct CodeUnits: Hashable {
    private let units: [UInt16]

    init(_ text: String) { units = Array(text.utf16) }
}
