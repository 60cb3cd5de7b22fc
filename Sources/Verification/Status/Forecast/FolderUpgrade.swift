import Drizzle

/// The folders that `drizzle-kit up` of Drizzle 1.0 would make of a journal, or why it would not begin.
///
/// - Source: recordings of `drizzle-kit up` 1.0.0-rc.5; ``UpRefusal`` has its words.
struct FolderUpgrade {
    private let folder: MigrationFolder
    private let snapshots: [String: SnapshotFile]
    private let now: UnixMilliseconds

    /// Of snapshots that are not given nothing is said; `now` is what `up` takes where an entry has no time.
    init(_ folder: MigrationFolder, _ snapshots: [SnapshotFile], now: UnixMilliseconds) {
        (self.folder, self.now) = (folder, now)
        self.snapshots = Dictionary(snapshots.map { ($0.file, $0) }) { first, _ in first }
    }

    /// In the order in which Drizzle 1.0 takes them afterwards.
    func folders() throws(Forecast.Stop) -> [FoldersMigrator.Folder] {
        // The journal has to be JSON for this too; that a file is missing is looked at entry by entry.
        let problem = folder.problems.first { problem in
            if case .migrationFileMissing = problem.fact { false } else { problem.stopsDrizzle }
        }
        if let problem { throw .folder(problem) }
        do throws(UpRefusal) {
            var planned: [Planned] = []
            for migration in folder.migrations {
                if case .journal(let entry) = migration.origin { planned.append(try plan(migration, entry)) }
            }
            try judgeSnapshots()
            try UpgradeHistory(planned).judge()
            try judgeIndexes()
            return try arranged(planned)
        } catch {
            throw .upRefuses(error)
        }
    }

    /// What becomes of one entry.
    struct Planned {
        let tag: String
        let name: String
        let hash: String?
        /// `nil` where nothing can be said of the snapshot.
        let link: SnapshotLink?
    }

    private func plan(_ migration: Migration, _ entry: JournalEntry) throws(UpRefusal) -> Planned {
        guard migration.hasSnapshot else { throw .snapshotMissing(tag: entry.tag) }
        if migration.content == nil { try findSubstitute(for: entry) }
        return Planned(
            tag: entry.tag, name: entry.folderName(now: now), hash: migration.content?.hash,
            link: snapshots[migration.snapshotFile].map {
                $0.link ?? SnapshotLink(path: $0.file, id: "", previousIDs: [])
            })
    }

    /// Where an entry's own file is missing, the only one with its number is taken for it.
    private func findSubstitute(for entry: JournalEntry) throws(UpRefusal) {
        let strays = folder.strayFiles.compactMap { $0.split(separator: "/").last.map(String.init) }
        let named = folder.migrations.filter(\.isFile).map { "\($0.tag).sql" }
        let count = Set(strays + named).count { $0.hasPrefix(entry.number) }
        if count == 0 { throw .fileMissing(tag: entry.tag) }
        if count > 1 { throw .severalFiles(tag: entry.tag) }
    }

    private func judgeSnapshots() throws(UpRefusal) {
        for file in folder.migrations.map(\.snapshotFile).uniqued {
            guard let snapshot = snapshots[file] else { continue }
            try snapshot.judgeForUp(in: folder.path)
        }
    }

    private func judgeIndexes() throws(UpRefusal) {
        for migration in folder.migrations {
            guard let snapshot = snapshots[migration.snapshotFile], snapshot.hasOldIndexes else { continue }
            throw .oldIndex(tag: migration.tag, snapshot: snapshot.name(in: folder.path))
        }
    }

    private func arranged(_ planned: [Planned]) throws(UpRefusal) -> [FoldersMigrator.Folder] {
        var folders = folder.migrations.compactMap { migration -> FoldersMigrator.Folder? in
            guard case .folder = migration.origin else { return nil }
            return FoldersMigrator.Folder(migration)
        }
        var names = Set(folders.map(\.name))
        for entry in planned {
            guard names.insert(entry.name).inserted else { throw .folderExists(entry.name) }
            folders.append(FoldersMigrator.Folder(name: entry.name, tag: entry.tag, hash: entry.hash))
        }
        return folders.sorted { LocaleOrder.areInIncreasingOrder($0.name, $1.name) }
    }
}

extension JournalEntry {
    /// What stands before the tag's first underscore.
    fileprivate var number: Substring { tag.prefix { $0 != "_" } }

    /// The folder that `drizzle-kit up` makes of it; `nil` where that depends on when it is run, or is no time at all.
    var folderName: String? {
        when.flatMap { $0 == 0 ? nil : folderName(at: $0.folderDigits) }
    }

    fileprivate func folderName(now: UnixMilliseconds) -> String {
        folderName(at: time.milliseconds(now: now)?.folderDigits ?? "NaNNaNNaNNaNNaNNaN")
    }

    private func folderName(at digits: String) -> String {
        "\(digits)_\(tag.dropFirst(number.count + 1))"
    }
}

extension Migration {
    /// An SQL file of its own that is there, not one in a folder.
    fileprivate var isFile: Bool {
        if case .folder = origin { return false }
        return content != nil
    }
}

extension SnapshotFile {
    /// - Source: recordings of `up` on folders with one broken snapshot each: it is not strict about fields it does not need.
    fileprivate func judgeForUp(in folder: String) throws(UpRefusal) {
        let name = name(in: folder)
        switch problem?.fact {
        case .unknownVersion: throw .unknownVersion(snapshot: name)
        case .unreadable, .empty, .conflictMarkers, .notJSON, .byteOrderMark:
            throw .malformed(snapshot: name)
        case .missingField(let field) where field == "version": throw .unknownVersion(snapshot: name)
        case .missingField(let field) where ["tables", "enums"].contains(field):
            throw .malformed(snapshot: name)
        case .missingField, .unknownField, .wrongKind, .foreign, nil: return
        }
    }

    fileprivate func name(in folder: String) -> String {
        file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
    }
}
