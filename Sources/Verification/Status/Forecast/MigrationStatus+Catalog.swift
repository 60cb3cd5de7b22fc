package import Drizzle

extension MigrationStatus {
    /// The same, with what a look into the database says of what is not applied.
    ///
    /// `read` is where a migration's SQL comes from, to tell in which piece a statement is.
    package func considering(
        _ landing: LandingReport, reading read: (Migration) -> RunScript? = { _ in nil }
    ) -> MigrationStatus {
        var status = self
        for place in entries.indices where entries[place].isAhead {
            guard let tag = entries[place].migration?.tag, let found = landing[tag: tag] else { continue }
            status.entries[place].presence = found.presence
            status.entries[place].stop = found.stop.flatMap { nextRun.stops(before: $0, in: tag) ? nil : $0 }
        }
        let planned = nextRun.migrations.map(\.tag)
        status.forecasts = forecasts.map { forecast in
            // What was looked up is how things stand when exactly these have run before.
            guard forecast.runs.map(\.tag) == planned else { return forecast }
            return forecast.stopped(by: landing, in: nextRun.migrations, read)
        }
        status.takeStop()
        return status
    }

    /// The next run stops where the forecast of the folder's own migrator does.
    private mutating func takeStop() {
        guard nextRun.obstacle == nil, let own = forecasts.first(where: { $0.migrator == .own(of: folder) }),
            own.fault != nextRun.fault
        else { return }
        nextRun = nextRun.stopping(at: own.fault)
        let steps = RunSteps(nextRun)
        for place in entries.indices {
            entries[place].next = steps.step(entries[place].plan, of: entries[place].subject)
        }
    }
}

extension StatusEntry {
    /// What would become of it if nothing stopped the run.
    fileprivate var plan: NextStep {
        switch next {
        case .stops, .isUndone, .waits: .runs
        case .runs, .runsAgain, .nothing: next
        }
    }
}

extension NextRun {
    /// Whether it does not come so far, for a reason that stands in front of it in the same file.
    fileprivate func stops(before stop: LandingStop, in tag: String) -> Bool {
        fault.map { $0.tag == tag && $0.line < stop.line } ?? false
    }

    fileprivate func stopping(at fault: RunFault?) -> NextRun {
        NextRun(migrations: migrations, obstacle: obstacle, warnings: warnings, fault: fault)
    }
}

extension Forecast {
    /// With the first stop of the catalog, where nothing stops the run before.
    fileprivate func stopped(
        by landing: LandingReport, in migrations: [Migration], _ read: (Migration) -> RunScript?
    ) -> Forecast {
        for (place, run) in runs.enumerated() {
            if run.tag == fault?.tag { return self }
            guard let stop = landing[tag: run.tag]?.stop, let script = read(migrations[place]),
                let piece = script.piece(withStatementOn: stop.line)
            else { continue }
            let fault = RunFault(
                tag: run.tag, file: migrations[place].file, line: stop.line, piece: piece,
                statement: stop.text, cause: .catalog(stop))
            return Forecast(migrator: migrator, outcome: .fails(runs, at: fault))
        }
        return self
    }
}
