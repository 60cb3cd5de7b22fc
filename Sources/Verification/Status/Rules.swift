import Drizzle

/// The rules of the folder's era, applied to one ledger.
struct Rules {
    let folder: MigrationFolder
    let ledger: Ledger
    /// How the ledger's rows are found again: by the folder's era, and by the table's where it matters.
    let match: LedgerMatch
    let ceiling: Ceiling
    /// The migration that the newest row records, if its file is known.
    private let newestTag: String?
    private let unreadableFiles: Set<String>
    /// What Drizzle would run if nothing but the files and the rows counted; `nil` where those stop it.
    private let plan: [Forecast.Run]?
    private let planned: Set<CodeUnits>?

    init(folder: MigrationFolder, ledger: Ledger, plan: [Forecast.Run]?) {
        (self.folder, self.plan) = (folder, plan)
        planned = plan.map { Set($0.map { CodeUnits($0.tag) }) }
        self.ledger = ledger
        let (migrations, rows) = (folder.migrations, ledger.rows)
        ceiling = Ceiling(ledger)
        match =
            switch (folder.era, ledger.era) {
            case (.folders, .journal): .byUpgrade(migrations, rows)
            case (.folders, .folders), (.folders, nil): .byName(migrations, rows)
            case (.journal, _), (nil, _): .byTime(migrations, rows)
            }
        unreadableFiles = folder.unreadableFiles
        let newest = ceiling.row
        newestTag = zip(migrations, match.rows).first { $0.1 != nil && $0.1?.row == newest }?.0.tag
    }

    var verdicts: [Verdict] {
        zip(folder.migrations, match.rows).map { migration, match in verdict(on: migration, match) }
    }

    /// What is run, in the order in which Drizzle takes it.
    func migrations(of verdicts: [Verdict]) -> [Migration] {
        let pending = verdicts.filter { $0.next != .nothing }.map(\.migration)
        guard let plan, ledger.era == .journal, folder.era == .folders else { return pending }
        let places = Dictionary(plan.enumerated().map { ($1.tag, $0) }) { first, _ in first }
        return pending.sorted { places[$0.tag] ?? 0 < places[$1.tag] ?? 0 }
    }

    var leftoverLines: [Line] {
        match.leftovers.map(\.row.sortKey).enumerated().sorted { $0.element < $1.element }.map { index, _ in
            let leftover = match.leftovers[index]
            if let tag = leftover.repeatedTag {
                return Line(.row(leftover.row), .duplicate, .repeats(tag: tag))
            }
            let isNameless = folder.era == .folders && ledger.era == .folders && leftover.row.name == nil
            return Line(.row(leftover.row), .unknown, isNameless ? .rowWithoutName : .noMigrationForRow)
        }
    }

    var strayLines: [Line] { folder.strayFiles.map { Line(.strayFile($0), .strayFile, .notInJournal) } }

    /// The first thing at which Drizzle's migrator stops, before the database is asked what the role may do.
    func obstacle(in own: Forecast?) -> NextRun.Obstacle? {
        if folder.layout == .missing { return .folderMissing(folder.path) }
        if let problem = folder.problems.first(where: \.stopsDrizzle) { return .folder(problem) }
        if case .unreadable(let location, let refusal) = ledger {
            return .ledgerUnreadable(location, refusal)
        }
        guard isUpgrade, case .unmatchedRows(let ids) = own?.stop else { return nil }
        return .upgradeFails(rowIDs: ids)
    }

    /// Whether Drizzle 1.0 would first give the ledger its new columns.
    var isUpgrade: Bool { folder.era == .folders && ledger.era == .journal }

    private func verdict(on migration: Migration, _ match: LedgerMatch.Match?) -> Verdict {
        let next = next(for: migration, match)
        let (state, reason) = judgement(on: migration, match, runs: next != .nothing)
        return Verdict(migration: migration, row: match?.row, state: state, reason: reason, next: next)
    }

    private func next(for migration: Migration, _ match: LedgerMatch.Match?) -> StatusEntry.NextStep {
        guard isSeenByDrizzle(migration), migration.content != nil else { return .nothing }
        if case .unreadable = ledger { return .nothing }
        let runs = planned.map { $0.contains(CodeUnits(migration.tag)) } ?? wouldRun(migration, match)
        return runs ? match == nil ? .runs : .runsAgain : .nothing
    }

    /// As far as one can say although something stops the run.
    private func wouldRun(_ migration: Migration, _ match: LedgerMatch.Match?) -> Bool {
        switch folder.era {
        case .journal: ceiling.letsRun(migration.journalTime)
        case .folders, nil: match?.key != .identity
        }
    }

    /// Drizzle 0.x sees only what the journal names.
    private func isSeenByDrizzle(_ migration: Migration) -> Bool {
        switch migration.origin {
        case .journal: true
        case .folder: folder.era == .folders
        case .fileOnly: false
        }
    }

    private func judgement(
        on migration: Migration, _ match: LedgerMatch.Match?, runs: Bool
    ) -> (MigrationState, StatusReason) {
        guard let content = migration.content else {
            return (.missingFile, unreadableFiles.contains(migration.file) ? .fileUnreadable : .noFile)
        }
        if case .unreadable = ledger { return (.undecided, .ledgerUnreadable) }
        guard let match else { return unmatched(migration, runs: runs) }
        switch match.key {
        case .hash: return recordedElsewhere(match.row, migration, runs: runs)
        case .identity: return recorded(match.row, content)
        }
    }

    private func unmatched(_ migration: Migration, runs: Bool) -> (MigrationState, StatusReason) {
        switch migration.origin {
        case .fileOnly: return (.strayFile, .journalUnreadable)
        case .folder where folder.era == .journal: return (.strayFile, .notInJournal)
        case .folder, .journal: break
        }
        if runs {
            return (.pending, migration.when == nil && folder.era == .journal ? .noTime : .notRecorded)
        }
        guard migration.when != nil, let newest = ceiling.row else { return (.skipped, .noTime) }
        return (.skipped, .olderThanNewest(newest.createdAt, tag: newestTag))
    }

    /// The same SQL under another time or name: done, but Drizzle may not know.
    private func recordedElsewhere(
        _ row: LedgerRow, _ migration: Migration, runs: Bool
    ) -> (MigrationState, StatusReason) {
        let reason: StatusReason =
            folder.era == .journal
            ? migration.when == nil ? .recorded : .recordedAt(row.createdAt)
            : row.name.map { .recordedAs(name: $0) } ?? .recordedWithoutName
        return (runs ? .pending : .applied, reason)
    }

    private func recorded(_ row: LedgerRow, _ content: Migration.Content) -> (MigrationState, StatusReason) {
        guard row.hash != content.hash else { return (.applied, .recorded) }
        let isSpelling = row.hash.map(content.differsOnlyInLineEndings(from:)) ?? false
        return (
            .edited, isSpelling ? .onlyLineEndingsDiffer : .hashDiffers(file: content.hash, ledger: row.hash)
        )
    }
}

extension Migration {
    /// What Drizzle 0.x compares.
    fileprivate var journalTime: JournalTime {
        if case .journal(let entry) = origin { entry.time } else { .absent }
    }
}

extension Ledger {
    /// The era of the table; `nil` when there is none that could be read.
    var era: Era? {
        if case .table(let table) = self { table.era } else { nil }
    }
}

extension MigrationFolder {
    fileprivate var unreadableFiles: Set<String> {
        Set(
            problems.compactMap { problem in
                if case .unreadable = problem.fact { problem.file } else { nil }
            })
    }
}

extension LedgerRow {
    /// By time, rows without one first, then by number.
    fileprivate var sortKey: SortKey {
        switch createdAt {
        case .at(let when): SortKey(time: when.rawValue, id: id ?? 0)
        case .null, .other: SortKey(time: .min, id: id ?? 0)
        }
    }

    fileprivate struct SortKey: Comparable {
        let time: Int64
        let id: Int64

        static func < (left: SortKey, right: SortKey) -> Bool {
            (left.time, left.id) < (right.time, right.id)
        }
    }
}
