import Drizzle

extension Forecast {
    /// The migrator for people, such as `Drizzle 1.0 after drizzle-kit up`.
    package var name: String { "Drizzle \(migrator.rawValue)" }

    /// What it would do, in one sentence.
    package var sentence: String {
        switch outcome {
        case .runs([]): "\(name) would run nothing."
        case .runs(let runs): "\(name) would run \(runs.map(\.name).joined(separator: ", "))."
        case .fails(_, let fault): "\(name) would stop: \(fault.sentence)"
        case .stops(let stop): "\(name) would stop: \(stop.sentence)"
        }
    }
}

extension Forecast.Stop {
    /// Why it stops, in one sentence of ours.
    package var sentence: String {
        switch self {
        case .journalMissing: "It needs meta/_journal.json, and there is none."
        case .folderMissing(let path): "There is no folder \(path)."
        case .folder(let problem): problem.sentence
        case .fileMissing(let file, _): "The journal names a file that is not there, \(file)."
        case .oldFolders: "The folder has a journal, which has to go through `drizzle-kit up` first."
        case .ledgerUnreadable(let location, let refusal):
            NextRun.Obstacle.ledgerUnreadable(location, refusal).sentence
        case .unmatchedRows(let ids):
            ids.count == 1
                ? "row \(Self.list(ids)) matches no migration."
                : "rows \(Self.list(ids)) match no migration."
        case .upRefuses(let refusal): "`drizzle-kit up` refuses: \(refusal.sentence)"
        case .refusedAtStart(let message, let sqlState):
            "PostgreSQL refuses what the migrator begins with: \(message) (\(sqlState))."
        }
    }

    /// The beginning of what Drizzle itself prints; `nil` where that is the system's or the parser's message.
    ///
    /// - Source: drizzle-orm/src/migrator.ts and up-migrations/utils.ts, drizzle-kit/src/cli/commands/utils.ts.
    package var drizzleMessage: String? {
        switch self {
        case .journalMissing: "Can't find meta/_journal.json file"
        case .fileMissing(let file, let folder): "No file \(file) found in \(folder) folder"
        case .oldFolders: "We detected that you have old drizzle-kit migration folders."
        case .unmatchedRows(let ids):
            "While upgrading your database migrations table we found \(ids.count) migrations (ids: \(Self.list(ids))) in the database that do not match any local migration."
        case .upRefuses(let refusal): refusal.drizzleMessage
        case .folderMissing, .folder, .ledgerUnreadable, .refusedAtStart: nil
        }
    }

    private static func list(_ ids: [Int64?]) -> String {
        ids.map { $0.map(String.init) ?? "null" }.joined(separator: ", ")
    }
}

extension MigrationStatus {
    /// What changes once Drizzle 1.0 takes over, where that is something else than 0.x does: one sentence.
    ///
    /// Only for a folder with a journal; the other way round, 0.x reads nothing at all.
    package var outlook: String? {
        guard let now = forecast(of: .journal), let later = forecast(of: .foldersAfterUp) else { return nil }
        guard now.stop == nil else { return nil }
        guard later.stop == nil else { return later.sentence }
        let (today, then) = (now.runs.map(\.tag), later.runs.map(\.tag))
        if today == then { return nil }
        let more = then.filter { !today.contains($0) }
        let less = today.filter { !then.contains($0) }
        let parts = [
            more.isEmpty ? nil : "also run \(more.joined(separator: ", "))",
            less.isEmpty ? nil : "not run \(less.joined(separator: ", "))",
        ].compactMap(\.self)
        let change =
            parts.isEmpty
            ? "run them in another order: \(Self.moved(then, today))" : parts.joined(separator: " and ")
        return "\(later.name) would \(change)."
    }

    /// From the first to the last of those that stand elsewhere.
    private static func moved(_ then: [String], _ today: [String]) -> String {
        let places = then.indices.filter { then[$0] != today[$0] }
        guard let first = places.first, let last = places.last else { return "" }
        return then[first...last].joined(separator: ", ")
    }

    package func forecast(of migrator: Forecast.Migrator) -> Forecast? {
        forecasts.first { $0.migrator == migrator }
    }
}
