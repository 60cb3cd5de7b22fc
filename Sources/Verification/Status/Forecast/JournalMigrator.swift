import Drizzle

/// Drizzle 0.45: runs whatever is newer than the newest row.
///
/// - Source: drizzle-orm/src/migrator.ts, and `migrate` of drizzle-orm/src/pg-core/dialect.ts.
struct JournalMigrator {
    let folder: MigrationFolder
    let ledger: Ledger
    let server: RunServer?

    func runs() throws(Forecast.Stop) -> [Forecast.Run] {
        guard folder.era == .journal else { throw .journalMissing(folder: folder.path) }
        if let problem = folder.problems.first(where: \.stopsDrizzle) { throw stop(at: problem) }
        if let server { try server.judgeBeginning(of: .journal, at: ledger) }
        if case .unreadable(let location, let refusal) = ledger {
            throw .ledgerUnreadable(location, refusal)
        }
        if let server { try server.judgeColumns(for: .journal, of: ledger) }
        let ceiling = Ceiling(ledger)
        return folder.migrations.compactMap { migration in
            guard case .journal(let entry) = migration.origin, ceiling.letsRun(entry.time) else { return nil }
            return Forecast.Run(tag: migration.tag, name: migration.tag, when: entry.time)
        }
    }

    private func stop(at problem: FolderProblem) -> Forecast.Stop {
        guard case .migrationFileMissing(let tag) = problem.fact else { return .folder(problem) }
        return .fileMissing(file: "\(folder.path)/\(tag).sql", folder: folder.path)
    }
}
