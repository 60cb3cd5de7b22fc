package import Drizzle

extension MigrationStatus {
    /// Judges every migration and every ledger row by the rules of the folder's era.
    ///
    /// - Parameters:
    ///   - folder: The migration files.
    ///   - ledger: What the database recorded.
    ///   - rights: What the role may do, where that is known.
    ///   - now: The present, to recognise times that have not come yet.
    package init(
        folder: MigrationFolder, ledger: Ledger, rights: LedgerRights? = nil, now: UnixMilliseconds
    ) {
        let rules = Rules(folder: folder, ledger: ledger)
        let verdicts = rules.verdicts
        let obstacle = rules.obstacle
        self.folder = folder
        self.ledger = ledger
        forecasts = Forecast.all(for: folder, ledger)
        let lines =
            verdicts.map { Line(.migration($0.migration, $0.row), $0.state, $0.reason, $0.next) }
            + rules.leftoverLines + rules.strayLines
        entries = lines.enumerated().map { index, line in
            StatusEntry(
                number: index + 1, subject: line.subject, state: line.state, reason: line.reason,
                next: obstacle == nil || line.next == .nothing ? line.next : .waits)
        }
        nextRun = NextRun(
            migrations: obstacle == nil ? verdicts.filter { $0.next != .nothing }.map(\.migration) : [],
            obstacle: obstacle,
            warnings: Warnings(rules: rules, verdicts: verdicts, rights: rights, now: now).all
        )
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
