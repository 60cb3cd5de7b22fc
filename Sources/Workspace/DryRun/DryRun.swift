import Postgres
import SQL
import Verification

/// Runs the statements of a plan one by one, looks at what each does, and takes everything back.
struct DryRun: Sendable {
    let statements: [DryRunStatement]
    let facts: SessionFacts
    let limits: SessionLimits
    let blockers: @Sendable () -> [Blocker]
    let tell: @Sendable (ApplyEvent) -> Void

    /// - Throws: ``PostgresError`` where the rehearsal itself failed, not a statement of it.
    func run(in session: PlainSession) throws -> DryRunReport {
        var report = DryRunReport()
        for statement in limits.statements { try session.ask(statement) }
        guard let baseline = try session.ask(RelationWatch.baseline) else { return report }
        var watch = RelationWatch(baseline: baseline)
        try session.ask("BEGIN")
        try look(session, &watch)
        tell(.begins(attempt: 1))
        do {
            for (number, statement) in statements.enumerated() {
                report.observations.append(try observe(statement, number, session, &watch))
            }
            try settleDeferred(session)
        } catch let failure as ApplyFailure {
            report.failure = failure
        }
        try takeBack(session, &report)
        return report
    }

    /// What the questions themselves hold is not counted to the first statement.
    private func look(_ session: PlainSession, _ watch: inout RelationWatch) throws {
        let nothing = DryRunStatement(tag: "", file: "", line: 1, title: "", text: "", firstLine: 1)
        var observation = Observation(nothing, took: .zero)
        if let rows = try session.ask(watch.state) { watch.look(rows, into: &observation) }
        _ = session.takeNotices()
    }

    private func observe(
        _ statement: DryRunStatement, _ number: Int, _ session: PlainSession, _ watch: inout RelationWatch
    ) throws -> Observation {
        tell(
            .runs(
                tag: statement.tag, piece: number + 1, of: statements.count, line: statement.line,
                statement: statement.title))
        let duration: Duration
        do throws(PlainFailure) { duration = try session.run(statement.text) } catch {
            throw failure(at: statement, error.error)
        }
        var observation = Observation(statement, took: duration)
        observation.notices = session.takeNotices()
        if let rows = try session.ask(watch.state) { watch.look(rows, into: &observation) }
        return observation
    }

    /// What waits for COMMIT, such as a deferred foreign key, is looked at now: there will be none.
    private func settleDeferred(_ session: PlainSession) throws {
        do throws(PostgresError) { try session.ask("SET CONSTRAINTS ALL IMMEDIATE") } catch {
            throw ApplyFailure(
                place: .commit(Array(Set(statements.map(\.tag))).sorted()), error: error, kept: .nothing)
        }
    }

    private func failure(at statement: DryRunStatement, _ error: PostgresError) -> ApplyFailure {
        let place = statement.place(ofPosition: error.position)
        var failure = ApplyFailure(
            place: .piece(
                tag: statement.tag, file: statement.file, number: 1, place, statement: statement.title),
            error: error, kept: .nothing)
        failure.statement = statement.text
        if error.kind == .cancelled(.lockTimeout) { failure.blockers = blockers() }
        return failure
    }

    /// Ends the transaction, and asks the server what became of it.
    private func takeBack(_ session: PlainSession, _ report: inout DryRunReport) throws {
        // Whoever has stopped it, if only before the next statement, is not asked anything more for.
        let isStopped = report.failure?.error.kind == .cancelled(.byUser)
        guard session.transaction != .failed, !isStopped else {
            session.rollBack()
            report.fate = session.transaction == .none ? .aborted : .unknown
            return
        }
        let isOpen = session.transaction == .open
        let number = try session.number(on: facts.serverVersion)
        session.rollBack()
        report.transaction = number?.description
        guard let number else {
            report.fate = isOpen ? .wroteNothing : .unknown
            return
        }
        let word = try session.ask(number.status(on: facts.serverVersion))?[0, 0]
        report.fate = word == "aborted" ? .aborted : .unknown
    }
}
