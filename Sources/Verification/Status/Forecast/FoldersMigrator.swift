import Drizzle

/// Drizzle 1.0: runs every folder whose name the ledger does not have.
///
/// - Source: drizzle-orm/src/migrator.ts and `migrate` of drizzle-orm/src/pg-core/async/session.ts, 1.0.0-rc.4.
struct FoldersMigrator {
    /// In the order in which they run.
    let folders: [Folder]
    let ledger: Ledger

    /// A folder with a `migration.sql`, as it is or as `drizzle-kit up` would make it.
    struct Folder {
        let name: String
        /// The name it has now.
        let tag: String
        /// What the first fourteen digits stand for.
        let when: UnixMilliseconds?
        let hash: String?
    }

    static func outcome(of folder: MigrationFolder, _ ledger: Ledger) -> Forecast.Outcome {
        switch folder.layout {
        case .missing: return .stops(.folderMissing(folder.path))
        case .journal, .mixed: return .stops(.oldFolders)
        case .folders, .empty: break
        }
        // A journal that is missed is no concern of 1.0.
        let problem = folder.problems.first { $0.stopsDrizzle && $0.fact != .journalMissing }
        if let problem { return .stops(.folder(problem)) }
        let folders = folder.migrations.map {
            Folder(name: $0.tag, tag: $0.tag, when: $0.when, hash: $0.content?.hash)
        }
        return FoldersMigrator(folders: folders, ledger: ledger).outcome
    }

    var outcome: Forecast.Outcome {
        if case .unreadable(let location, let refusal) = ledger {
            return .stops(.ledgerUnreadable(location, refusal))
        }
        do {
            let known = try ledger.era == .journal ? namesAfterUpgrade() : Set(ledger.rows.compactMap(\.name))
            let pending = folders.filter { !known.contains($0.name) }
            return .runs(pending.map { Forecast.Run(tag: $0.tag, name: $0.name) })
        } catch {
            return .stops(error)
        }
    }

    /// The names that the upgrade of a ledger of 0.x writes into its rows.
    ///
    /// - Throws: ``Forecast/Stop/unmatchedRows(_:)`` when a row fits no folder.
    /// - Source: drizzle-orm/src/up-migrations/pg.ts, 1.0.0-rc.4.
    private func namesAfterUpgrade() throws(Forecast.Stop) -> Set<String> {
        let bySecond = Dictionary(grouping: folders, by: \.when)
        var names: Set<String> = []
        var unmatched: [Int64?] = []
        for row in ledger.rows {
            let candidates = row.createdAt.second.flatMap { bySecond[$0] } ?? []
            let match =
                candidates.count == 1
                ? candidates.first
                : (candidates.isEmpty ? folders : candidates).first { $0.hash != nil && $0.hash == row.hash }
            if let match { names.insert(match.name) } else { unmatched.append(row.id) }
        }
        guard unmatched.isEmpty else { throw .unmatchedRows(unmatched) }
        return names
    }
}

extension LedgerRow.CreatedAt {
    /// With the last three digits replaced by zeros, as a folder's name has no milliseconds.
    fileprivate var second: UnixMilliseconds? {
        guard case .at(let when) = self else { return nil }
        return UnixMilliseconds(rawValue: when.rawValue / 1_000 * 1_000)
    }
}
