import Drizzle

/// The folders that `drizzle-kit up` of Drizzle 1.0 would make of a journal, or why it would stop.
///
/// It moves one entry after the other and does not take back what it did, so where it stops the folder is half converted.
///
/// - Source: drizzle-kit/src/cli/commands/utils.ts, `migrateToFoldersV3`, 1.0.0-rc.4.
struct FolderUpgrade {
    private let folder: MigrationFolder
    private var made: [FoldersMigrator.Folder]
    /// The SQL files beside the journal; each is gone once it has been moved.
    private var files: [String: Migration]

    init(_ folder: MigrationFolder) {
        self.folder = folder
        made = folder.migrations.compactMap { migration in
            guard case .folder(let when) = migration.origin else { return nil }
            return .init(
                name: migration.tag, tag: migration.tag, when: when, hash: migration.content?.hash)
        }
        files = [:]
        for migration in folder.migrations where migration.content != nil {
            if case .folder = migration.origin { continue }
            files[migration.tag] = migration
        }
    }

    var outcome: Result<[FoldersMigrator.Folder], Forecast.Stop> {
        // The journal has to be JSON for this too; that a file is missing is looked at entry by entry.
        let problem = folder.problems.first { problem in
            if case .migrationFileMissing = problem.fact { false } else { problem.stopsDrizzle }
        }
        if let problem { return .failure(.folder(problem)) }
        var upgrade = self
        do {
            try upgrade.moveAll()
            let sorted = upgrade.made.sorted { LocaleOrder.areInIncreasingOrder($0.name, $1.name) }
            return .success(sorted)
        } catch {
            return .failure(error)
        }
    }

    private mutating func moveAll() throws(Forecast.Stop) {
        for migration in folder.migrations {
            guard case .journal(let entry) = migration.origin else { continue }
            guard migration.hasSnapshot else { throw .snapshotMissing(tag: entry.tag) }
            if files[entry.tag] == nil {
                // Whatever has the same number is in the way; without it the entry is lost without a word.
                if let other = fileName(beginningWith: entry.number) {
                    throw .numberTaken(tag: entry.tag, by: other)
                }
                continue
            }
            try move(migration, entry)
        }
    }

    private mutating func move(_ migration: Migration, _ entry: JournalEntry) throws(Forecast.Stop) {
        guard let name = entry.folderName else { throw .noTime(tag: entry.tag) }
        guard !made.contains(where: { $0.name == name }) else { throw .folderExists(name) }
        files[entry.tag] = nil
        made.append(
            .init(
                name: name, tag: entry.tag, when: UnixMilliseconds(folderName: name),
                hash: migration.content?.hash))
    }

    private func fileName(beginningWith number: Substring) -> String? {
        let strays = folder.strayFiles.compactMap { $0.split(separator: "/").last.map(String.init) }
        return (files.keys.map { "\($0).sql" } + strays).filter { $0.hasPrefix(number) }.min()
    }
}

extension JournalEntry {
    /// What stands before the tag's first underscore.
    fileprivate var number: Substring { tag.prefix { $0 != "_" } }

    /// The folder that `drizzle-kit up` makes of it; `nil` without a time.
    var folderName: String? { when.map { "\($0.folderDigits)_\(tag.dropFirst(number.count + 1))" } }
}
