import Drizzle
import SQL

/// Goes through what forecasts say would run, with the files and what is known of the server.
struct ForecastRehearsal {
    let folder: MigrationFolder
    let ledger: Ledger
    let server: RunServer?
    /// Where a migration's SQL comes from; `nil` where it cannot be read.
    let read: (Migration) -> RunScript?

    /// What becomes of a list of migrations.
    struct Result {
        let fault: RunFault?
        /// The `COMMIT`s and their like that come before it.
        let endings: [OwnTransactionCommand]
        let unforetold: [Unforetold]
        let rows: RowsOfRun
    }

    /// The same forecasts, with what PostgreSQL would stop; each list of migrations is gone through once.
    func rehearsed(_ forecasts: [Forecast]) -> [(forecast: Forecast, endings: [OwnTransactionCommand])] {
        var known: [[String]: Result] = [:]
        return forecasts.map { forecast in
            guard !forecast.runs.isEmpty else { return (forecast, []) }
            let tags = forecast.runs.map(\.tag)
            let result = known[tags] ?? result(of: tags)
            known[tags] = result
            guard let fault = first(result.fault, rowFault(of: forecast), in: tags) else {
                let ended = Forecast(
                    migrator: forecast.migrator, outcome: forecast.outcome,
                    unforetold: result.unforetold + ledgerCode(in: forecast),
                    repeats: RowsAfterRun(folder, ledger, result.rows).repeats(of: forecast))
                return (ended, result.endings)
            }
            let outcome = Forecast.Outcome.fails(forecast.runs, at: fault)
            let places = Dictionary(tags.enumerated().map { ($1, $0) }) { first, _ in first }
            let last = places[fault.tag] ?? tags.count
            let before = result.unforetold.filter {
                places[$0.tag] ?? 0 < last || $0.tag == fault.tag && $0.line < fault.line
            }
            return (
                Forecast(migrator: forecast.migrator, outcome: outcome, unforetold: before), result.endings
            )
        }
    }

    private func result(of tags: [String]) -> Result {
        let migrations = Dictionary(folder.migrations.map { ($0.tag, $0) }) { first, _ in first }
        let scripts = tags.compactMap { migrations[$0].flatMap(read) }
        var rehearsal = Rehearsal(on: server, ledger: ledger.location)
        // The migrator itself has made it by then.
        rehearsal.made.schemas.insert(ledger.location.name.schema)
        if scripts.contains(where: \.dependsOnHistory) {
            for migration in folder.migrations where !tags.contains(migration.tag) {
                if let script = read(migration) { rehearsal.learn(script) }
            }
        }
        for script in scripts where rehearsal.faults.isEmpty { rehearsal.run(script) }
        let fault = rehearsal.faults.first { isCertain($0) }
        return Result(
            fault: fault, endings: rehearsal.ownTransactions.filter(\.isEnd),
            unforetold: rehearsal.unforetold, rows: rehearsal.rows)
    }

    /// A server that is newer than the parser may understand more.
    private func isCertain(_ fault: RunFault) -> Bool {
        guard case .refused = fault.cause, let server else { return true }
        return server.majorVersion <= SQL.parserVersion
    }

    private func first(_ fault: RunFault?, _ other: RunFault?, in tags: [String]) -> RunFault? {
        guard let fault, let other else { return fault ?? other }
        let places = [fault, other].map { tags.firstIndex(of: $0.tag) ?? tags.count }
        return places[1] < places[0] ? other : fault
    }

    /// What runs for the rows of a ledger on which somebody put triggers.
    private func ledgerCode(in forecast: Forecast) -> [Unforetold] {
        guard let run = forecast.runs.first, let trigger = server?.form?.triggers.first else { return [] }
        let file = folder.migrations.first { $0.tag == run.tag }?.file
        return [
            Unforetold(
                trigger: trigger, on: ledger.location.description, ofRow: run.tag, file: file ?? folder.path)
        ]
    }

    /// The first row that the ledger does not take.
    private func rowFault(of forecast: Forecast) -> RunFault? {
        let migrations = Dictionary(folder.migrations.map { ($0.tag, $0) }) { first, _ in first }
        var judge = LedgerRowJudge(ledger, server, era: forecast.migrator == .journal ? .journal : .folders)
        for run in forecast.runs {
            let migration = migrations[run.tag]
            guard let cause = judge.refusal(of: run, hash: migration?.content?.hash) else { continue }
            return RunFault(
                tag: run.tag, file: migration?.file ?? folder.path, line: 1, piece: nil,
                statement: "INSERT", cause: cause)
        }
        return nil
    }
}

extension RunScript {
    /// Whether judging it takes what earlier migrations made: types, columns and long names.
    fileprivate var dependsOnHistory: Bool {
        pieces.flatMap(\.statements).contains { statement in
            switch statement.examined.statement {
            case .alterEnum: true
            case .drop(let drop): drop.objects.contains { $0.kind == .type }
            case let other: other.givenNames.contains(where: \.isLong)
            }
        }
    }
}
