package import Drizzle

extension MigrationStatus {
    /// Judges every migration and every ledger row by the rules of the folder's era.
    ///
    /// - Parameters:
    ///   - folder: The migration files.
    ///   - ledger: What the database recorded.
    ///   - rights: What the role may do, where that is known.
    ///   - server: What the server has that migrations may need, where it was asked.
    ///   - snapshots: Those beside a journal, which `drizzle-kit up` reads; of others nothing is said.
    ///   - now: The present, to recognise times that have not come yet.
    ///   - read: Where the SQL of what is pending comes from; by default nothing is looked at.
    package init(
        folder: MigrationFolder, ledger: Ledger, rights: LedgerRights? = nil, server: RunServer? = nil,
        snapshots: [SnapshotFile] = [], now: UnixMilliseconds,
        reading read: @escaping (Migration) -> RunScript? = { _ in nil }
    ) {
        let rules = Rules(folder: folder, ledger: ledger, plan: Forecast.plan(for: folder, ledger))
        let verdicts = rules.verdicts
        let rehearsal = ForecastRehearsal(folder: folder, ledger: ledger, server: server, read: read)
        let rehearsed = rehearsal.rehearsed(
            Forecast.all(for: folder, ledger, server: server, snapshots: snapshots, now: now))
        let own = rehearsed.first { $0.forecast.migrator == .own(of: folder) }
        let obstacle =
            rules.obstacle(in: own?.forecast)
            ?? own?.forecast.refusal(ofPending: verdicts.contains { $0.next != .nothing })
        self.folder = folder
        self.ledger = ledger
        forecasts = rehearsed.map(\.forecast)
        let endings = own?.endings ?? []
        nextRun = NextRun(
            migrations: obstacle == nil ? rules.migrations(of: verdicts) : [],
            obstacle: obstacle,
            warnings: Warnings(
                rules: rules, verdicts: verdicts, rights: obstacle?.isOfServer ?? false ? nil : rights,
                now: now
            ).all
                + endings.map(NextRun.Warning.endsTransaction) + (own?.forecast.warnings ?? []),
            fault: obstacle == nil ? own?.forecast.fault : nil)
        let lines =
            verdicts.map { Line(.migration($0.migration, $0.row), $0.state, $0.reason, $0.next) }
            + rules.leftoverLines + rules.strayLines
        let steps = RunSteps(nextRun)
        entries = lines.enumerated().map { index, line in
            StatusEntry(
                number: index + 1, subject: line.subject, state: line.state, reason: line.reason,
                next: steps.step(line.next, of: line.subject))
        }
    }
}

extension Forecast {
    fileprivate var warnings: [NextRun.Warning] {
        let locks = unforetold.filter(\.isAboutLocks)
        let code = unforetold.filter { !$0.isAboutLocks }
        return [code, locks].filter { !$0.isEmpty }.map(NextRun.Warning.unforetold)
            + (repeats.isEmpty ? [] : [.repeats(repeats.map(\.tag))])
    }

    /// What the server has against the run, which matters only where something is to be run.
    fileprivate func refusal(ofPending isPending: Bool) -> NextRun.Obstacle? {
        guard isPending, case .refusedAtStart(let message, let sqlState) = stop else { return nil }
        return .refusedAtStart(message: message, sqlState: sqlState)
    }
}

extension NextRun.Obstacle {
    fileprivate var isOfServer: Bool {
        if case .refusedAtStart = self { true } else { false }
    }
}

/// What becomes of each migration once it is known where the run stops.
struct RunSteps {
    private let obstacle: NextRun.Obstacle?
    private let places: [String: Int]
    private let stop: Int?
    private let endsEarly: Bool

    init(_ run: NextRun) {
        obstacle = run.obstacle
        endsEarly = run.warnings.contains { if case .endsTransaction = $0 { true } else { false } }
        let tags = run.migrations.enumerated().map { ($0.element.tag, $0.offset) }
        let places = Dictionary(tags) { first, _ in first }
        self.places = places
        stop = run.fault.flatMap { places[$0.tag] }
    }

    func step(_ step: StatusEntry.NextStep, of subject: StatusEntry.Subject) -> StatusEntry.NextStep {
        if step == .nothing { return step }
        if obstacle != nil { return .waits }
        guard step == .runs, let stop, case .migration(let migration, _) = subject,
            let place = places[migration.tag]
        else { return step }
        if place == stop { return .stops }
        return place > stop ? .waits : endsEarly ? .runs : .isUndone
    }
}

/// A line of the list before it has its number.
struct Line {
    let subject: StatusEntry.Subject
    let state: MigrationState
    let reason: StatusReason
    let next: StatusEntry.NextStep

    init(
        _ subject: StatusEntry.Subject, _ state: MigrationState, _ reason: StatusReason,
        _ next: StatusEntry.NextStep = .nothing
    ) {
        (self.subject, self.state, self.reason, self.next) = (subject, state, reason, next)
    }
}

/// What became of one migration.
struct Verdict {
    let migration: Migration
    let row: LedgerRow?
    let state: MigrationState
    let reason: StatusReason
    /// What Drizzle does if nothing stands in its way.
    let next: StatusEntry.NextStep
}
