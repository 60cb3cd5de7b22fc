import Drizzle

/// Drizzle 0.45: runs whatever is newer than the newest row.
///
/// - Source: drizzle-orm/src/migrator.ts, and `migrate` of drizzle-orm/src/pg-core/dialect.ts.
struct JournalMigrator {
    let folder: MigrationFolder
    let ledger: Ledger

    var outcome: Forecast.Outcome {
        guard folder.era == .journal else { return .stops(.journalMissing(folder: folder.path)) }
        if let problem = folder.problems.first(where: \.stopsDrizzle) { return .stops(stop(at: problem)) }
        if case .unreadable(let location, let refusal) = ledger {
            return .stops(.ledgerUnreadable(location, refusal))
        }
        let ceiling = Ceiling(ledger.rows)
        let named = folder.migrations.filter { if case .journal = $0.origin { true } else { false } }
        return .runs(
            named.filter { ceiling.letsRun($0.when) }.map { Forecast.Run(tag: $0.tag, name: $0.tag) })
    }

    private func stop(at problem: FolderProblem) -> Forecast.Stop {
        guard case .migrationFileMissing(let tag) = problem.fact else { return .folder(problem) }
        return .fileMissing(file: "\(folder.path)/\(tag).sql", folder: folder.path)
    }
}
