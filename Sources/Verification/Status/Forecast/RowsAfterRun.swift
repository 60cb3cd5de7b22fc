import Drizzle

/// What the ledger says after a run that ends well although a file of it has undone or deleted rows.
struct RowsAfterRun {
    private let folder: MigrationFolder
    private let ledger: Ledger
    private let rows: RowsOfRun

    init(_ folder: MigrationFolder, _ ledger: Ledger, _ rows: RowsOfRun) {
        (self.folder, self.ledger, self.rows) = (folder, ledger, rows)
    }

    /// What the same migrator runs again the next time: 0.45 what is newer than the newest row, 1.0 what has none.
    func repeats(of forecast: Forecast) -> [Forecast.Run] {
        guard rows.hasLost else { return [] }
        let kept = Set(rows.kept)
        let written = forecast.runs.filter { kept.contains($0.tag) }
        switch forecast.migrator {
        case .journal:
            let newest = written.compactMap(\.when?.number).max()
            let earlier = rows.isEmptied ? [] : ledger.rows.compactMap(\.createdAtText).map(JavaScript.number)
            guard let ceiling = (earlier + [newest].compactMap(\.self)).max() else {
                return everything(forecast)
            }
            return everything(forecast).filter { ceiling < $0.when?.number ?? .nan }
        case .folders, .foldersAfterUp:
            return everything(forecast).filter { !kept.contains($0.tag) }
        }
    }

    /// All that the run has done, and before it what the ledger has lost.
    private func everything(_ forecast: Forecast) -> [Forecast.Run] {
        guard rows.isEmptied else { return forecast.runs }
        let run = Set(forecast.runs.map(\.tag))
        let earlier = folder.migrations.filter { !run.contains($0.tag) && $0.content != nil }
        return earlier.map { migration in
            guard case .journal(let entry) = migration.origin else {
                return Forecast.Run(tag: migration.tag, name: migration.tag)
            }
            let name = forecast.migrator == .journal ? entry.tag : entry.folderName ?? entry.tag
            return Forecast.Run(tag: entry.tag, name: name, when: entry.time)
        } + forecast.runs
    }
}
