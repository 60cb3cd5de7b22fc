package import Drizzle

/// What a run would send, worked out from how things stood when somebody looked.
///
/// Made without changing anything; running it checks first that the ledger still says the same.
package struct ApplyPlan: Equatable, Sendable {
    /// The situation that the plan was made for.
    package let status: MigrationStatus
    package let era: Era
    package let choice: ApplyChoice
    /// In the order in which they are applied.
    package let steps: [ApplyStep]
    /// What stays behind because of ``ApplyChoice/last``.
    package let later: [String]
    /// The names that the rows of a ledger of 0.x get, in their order; `nil` where nothing is upgraded.
    package let upgrade: [String]?
    /// The migrations that run statement by statement, without a transaction.
    package let alone: Set<String>

    package var location: LedgerLocation { status.ledger.location }
    package var beginning: LedgerBeginning { LedgerBeginning(location, of: era) }
    package var tags: [String] { steps.map(\.tag) }

    /// What is there for good by itself.
    package enum Part: Equatable, Sendable {
        /// In one transaction, with their rows.
        case together([ApplyStep])
        /// Statement by statement, and then its row.
        case alone(ApplyStep)
    }

    /// In their order; one empty one where nothing is to be applied, since Drizzle then begins a transaction as well.
    package var parts: [Part] {
        var (parts, open): ([Part], [ApplyStep]) = ([], [])
        for step in steps {
            let isAlone = alone.contains(step.tag)
            if isAlone || choice.isEachCommitted, !open.isEmpty {
                parts.append(.together(open))
                open = []
            }
            if isAlone { parts.append(.alone(step)) } else { open.append(step) }
        }
        return open.isEmpty && !parts.isEmpty ? parts : parts + [.together(open)]
    }

    /// Where the forecast says that PostgreSQL stops the run; `nil` where nobody knows of any.
    package var fault: RunFault? {
        status.nextRun.fault.flatMap { fault in
            tags.contains(fault.tag) && !alone.contains(fault.tag) ? fault : nil
        }
    }

    /// The migrations that end Drizzle's transaction themselves.
    package var filesEndingTransaction: Set<String> {
        Set(
            status.nextRun.warnings.compactMap { warning in
                if case .endsTransaction(let command) = warning { command.tag } else { nil }
            })
    }

    /// - Parameters:
    ///   - status: How things stand.
    ///   - choice: What a person wants otherwise.
    ///   - read: Where the SQL of a migration comes from.
    /// - Throws: ``ApplyRefusal`` where Drizzle itself would run nothing, or nobody can tell what is meant.
    package init(
        _ status: MigrationStatus, _ choice: ApplyChoice = ApplyChoice(),
        reading read: (Migration) -> RunScript? = RunScript.reading
    ) throws(ApplyRefusal) {
        (self.status, self.choice) = (status, choice)
        era = try Self.era(of: status)
        let own: Forecast.Migrator = era == .journal ? .journal : .folders
        let forecast = status.forecasts.first { $0.migrator == own }
        if let stop = forecast?.stop { throw .drizzleStops(stop) }
        let (chosen, later) = try Self.chosen(forecast?.runs ?? [], in: status, choice)
        var steps: [ApplyStep] = []
        for run in chosen {
            guard let script = read(run.migration) else { throw .fileUnreadable(run.migration.file) }
            steps.append(
                ApplyStep(run.migration, script, time: run.time, isSkipped: run.isSkipped))
        }
        (self.steps, self.later) = (steps, later)
        upgrade = try Self.upgrade(in: status)
        alone = try Self.alone(choice.alone.names, among: chosen, in: status)
    }

    private static func alone(
        _ names: [String], among chosen: [Chosen], in status: MigrationStatus
    ) throws(ApplyRefusal) -> Set<String> {
        var tags: Set<String> = []
        for name in names {
            guard let found = chosen.first(where: { $0.migration.isNamed(name) }) else {
                throw notToBeRun(name, in: status)
            }
            tags.insert(found.migration.tag)
        }
        return tags
    }

    private static func era(of status: MigrationStatus) throws(ApplyRefusal) -> Era {
        switch status.folder.layout {
        case .journal: .journal
        case .folders: .folders
        case .mixed: throw .mixedLayouts(status.folder.path)
        case .empty: throw .noMigrations(status.folder.path)
        case .missing: throw .drizzleStops(.folderMissing(status.folder.path))
        }
    }

    private static func upgrade(in status: MigrationStatus) throws(ApplyRefusal) -> [String]? {
        guard status.folder.era == .folders, case .table(let table) = status.ledger, table.era == .journal
        else { return nil }
        let folders = status.folder.migrations.map(FoldersMigrator.Folder.init)
        do { return try LedgerUpgrade(folders: folders, rows: table.rows).namesOfRows() } catch {
            throw .drizzleStops(error)
        }
    }
}

// MARK: Which migrations

extension ApplyPlan {
    private struct Chosen {
        let migration: Migration
        let time: SentValue
        let isSkipped: Bool
    }

    private static func chosen(
        _ runs: [Forecast.Run], in status: MigrationStatus, _ choice: ApplyChoice
    ) throws(ApplyRefusal) -> ([Chosen], later: [String]) {
        var chosen = drizzles(runs, in: status.folder)
        if choice.includesSkipped { chosen = merged(chosen, skipped(in: status), in: status.folder) }
        guard let last = choice.last else { return (chosen, []) }
        guard let place = chosen.firstIndex(where: { $0.migration.isNamed(last) }) else {
            throw notToBeRun(last, in: status)
        }
        return (Array(chosen[...place]), chosen[(place + 1)...].map(\.migration.tag))
    }

    private static func notToBeRun(_ name: String, in status: MigrationStatus) -> ApplyRefusal {
        let known = status.entries.first { $0.migration?.isNamed(name) ?? false }
        guard let entry = known, let tag = entry.title else {
            return .noSuchMigration(name, in: status.folder.path)
        }
        return .notToBeRun(tag: tag, entry.state)
    }

    /// What Drizzle runs by itself; an entry that is there twice is run twice.
    private static func drizzles(_ runs: [Forecast.Run], in folder: MigrationFolder) -> [Chosen] {
        let migrations = Dictionary(folder.migrations.map { ($0.tag, $0) }) { first, _ in first }
        return runs.compactMap { run in
            migrations[run.tag].map { migration in
                let time = run.when?.sent ?? .text(JavaScript.text(run.name.folderMilliseconds))
                return Chosen(migration: migration, time: time, isSkipped: false)
            }
        }
    }

    private static func skipped(in status: MigrationStatus) -> [Chosen] {
        status.entries.compactMap { entry in
            guard entry.state == .skipped, let migration = entry.migration, migration.content != nil,
                case .journal(let journal) = migration.origin
            else { return nil }
            return Chosen(migration: migration, time: journal.time.sent, isSkipped: true)
        }
    }

    /// In the order of the folder.
    private static func merged(
        _ own: [Chosen], _ skipped: [Chosen], in folder: MigrationFolder
    ) -> [Chosen] {
        let tags = folder.migrations.enumerated().map { ($0.element.tag, $0.offset) }
        let places = Dictionary(tags) { first, _ in first }
        let all = (own + skipped).enumerated().sorted { left, right in
            let (mine, other) = (places[left.element.migration.tag], places[right.element.migration.tag])
            return (mine ?? 0, left.offset) < (other ?? 0, right.offset)
        }
        return all.map(\.element)
    }
}
