extension MigrationFolder {
    /// Reads a folder of either era, without its snapshots; every file's text passes by once.
    ///
    /// What cannot be read becomes a problem and never loses the rest, so this does not throw.
    ///
    /// - Parameter path: The full path of Drizzle's `out` folder.
    /// - Returns: The folder, with ``Layout/missing`` when there is none.
    package static func reading(_ path: String) -> MigrationFolder {
        FolderReader(path: path).folder()
    }
}

/// Puts a ``MigrationFolder`` together from what is on disk.
private struct FolderReader {
    let path: String
    private let files = ProjectFiles()
    private var problems: [FolderProblem] = []
    private var journalFile: String { path + "/meta/_journal.json" }

    init(path: String) { self.path = path }

    consuming func folder() -> MigrationFolder {
        // Drizzle 1.0 lists hidden folders like all others.
        guard let entries = files.entries(of: path, where: { $0 != "." && $0 != ".." }) else {
            return MigrationFolder(path: path, layout: .missing, migrations: [])
        }
        let sqlFiles = entries.filter { !$0.isFolder && $0.name.hasSuffix(".sql") && !$0.name.hasPrefix(".") }
            .map(\.name)
        let folders = entries.filter(\.isFolder).map(\.name).filter {
            // Drizzle 1.0 asks no more than whether there is something of that name; a folder cannot be read.
            files.exists("\(path)/\($0)/migration.sql")
        }
        if let journal = journal(isExpected: !sqlFiles.isEmpty && folders.isEmpty) {
            return journalFolder(journal, sqlFiles: sqlFiles, folders: folders)
        }
        let migrations = folderMigrations(folders)
        return MigrationFolder(
            path: path, layout: migrations.isEmpty ? .empty : .folders, migrations: migrations,
            strayFiles: strays(sqlFiles, besides: folders), problems: problems
        )
    }

    /// With `provider: 'supabase'` Drizzle Kit 1.0 writes each migration a second time, as one file beside its folder.
    private func strays(_ sqlFiles: [String], besides folders: [String]) -> [String] {
        sqlFiles.filter { !folders.contains(String($0.dropLast(4))) }.map { "\(path)/\($0)" }
    }

    private mutating func journal(isExpected: Bool) -> Journal? {
        do {
            let journal = Journal(try files.bytes(of: journalFile), file: journalFile)
            problems += journal.problems
            return journal
        } catch {
            switch error {
            case .missing where isExpected: problems.append(FolderProblem(file: journalFile, .journalMissing))
            case .missing: break
            case .unreadable(let reason):
                problems.append(FolderProblem(file: journalFile, .unreadable(reason)))
            }
        }
        return nil
    }

    private consuming func journalFolder(
        _ journal: Journal, sqlFiles: [String], folders: [String]
    ) -> MigrationFolder {
        var migrations = journal.entries.map { journalMigration($0) }
        let unnamed = sqlFiles.filter { !journal.tags.contains(String($0.dropLast(4))) }
        if !journal.isComplete { migrations += unnamed.map { fileMigration($0) } }
        if !folders.isEmpty {
            problems.append(FolderProblem(file: journalFile, .mixedLayouts))
            migrations += folderMigrations(folders)
        }
        return MigrationFolder(
            path: path,
            layout: folders.isEmpty ? .journal(journal.header) : .mixed(journal.header),
            migrations: migrations,
            strayFiles: journal.isComplete ? unnamed.map { "\(path)/\($0)" } : [],
            problems: problems
        )
    }

    private mutating func journalMigration(_ entry: JournalEntry) -> Migration {
        let file = "\(path)/\(entry.tag).sql"
        return Migration(
            tag: entry.tag, origin: .journal(entry), file: file,
            content: content(of: file, tag: entry.tag, line: entry.line),
            snapshotFile: snapshot(of: entry.tag), hasSnapshot: files.isFile(snapshot(of: entry.tag))
        )
    }

    private mutating func fileMigration(_ name: String) -> Migration {
        let tag = String(name.dropLast(4))
        return Migration(
            tag: tag, origin: .fileOnly, file: "\(path)/\(name)",
            content: content(of: "\(path)/\(name)", tag: tag, line: nil), snapshotFile: snapshot(of: tag),
            hasSnapshot: files.isFile(snapshot(of: tag))
        )
    }

    private mutating func folderMigrations(_ folders: [String]) -> [Migration] {
        folders.sorted(by: LocaleOrder.areInIncreasingOrder).map { name in
            let when = UnixMilliseconds(folderName: name)
            if when == nil {
                problems.append(FolderProblem(file: "\(path)/\(name)", .folderWithoutTimestamp(name)))
            }
            let file = "\(path)/\(name)/migration.sql"
            return Migration(
                tag: name, origin: .folder(when), file: file,
                content: content(of: file, tag: name, line: nil),
                snapshotFile: "\(path)/\(name)/snapshot.json",
                hasSnapshot: files.isFile("\(path)/\(name)/snapshot.json")
            )
        }
    }

    /// Drizzle Kit names a snapshot by what stands before the tag's first underscore.
    private func snapshot(of tag: String) -> String {
        "\(path)/meta/\(tag.prefix { $0 != "_" })_snapshot.json"
    }

    private mutating func content(of file: String, tag: String, line: Int?) -> Migration.Content? {
        var text = MigrationScan()
        do {
            try files.stream(file) { text.append($0) }
        } catch {
            switch error {
            case .missing:
                let place = line.map { TextPlace(line: $0, column: 1) }
                problems.append(
                    FolderProblem(file: journalFile, place: place, .migrationFileMissing(tag: tag)))
            case .unreadable(let reason):
                problems.append(FolderProblem(file: file, .unreadable(reason)))
            }
            return nil
        }
        let content = text.finish()
        if !content.isUTF8 { problems.append(FolderProblem(file: file, .notUTF8)) }
        return content
    }
}
