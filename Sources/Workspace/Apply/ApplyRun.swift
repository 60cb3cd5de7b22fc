import Drizzle
import Postgres
import SQL
import Verification

/// Runs a plan in a session of its own, query by query as Drizzle does, on the connection's thread.
struct ApplyRun: Sendable {
    let plan: ApplyPlan
    let facts: SessionFacts
    let patience: ApplyPatience
    /// The folder in which it is kept how far migrations without a transaction have come.
    var records: String?
    /// Whom the session waits for, as far as somebody has looked.
    let blockers: @Sendable () -> [Blocker]
    let tell: @Sendable (ApplyEvent) -> Void

    /// - Throws: ``ApplyRefusal``, ``ApplyFailure``, or ``InDoubt`` where the answer to a COMMIT was lost.
    func run(in session: PlainSession) throws -> ApplyReport {
        var report = ApplyReport()
        try prepare(session)
        try begin(session, &report)
        let parts = plan.parts
        for (place, part) in parts.enumerated() {
            switch part {
            case .together(let steps):
                try transact(steps, isLast: place == parts.count - 1, session, &report)
            case .alone(let step): try runAlone(step, session, &report)
            }
        }
        return report
    }

    /// The answer to the COMMIT of these steps was lost.
    struct InDoubt: Error {
        let doubt: CommitInDoubt
        let steps: [ApplyStep]
        /// What had been done before, and these steps as if they had been committed.
        let report: ApplyReport
        let isLast: Bool
    }

    // MARK: Before the first migration

    private func prepare(_ session: PlainSession) throws {
        do {
            for statement in patience.limits.statements { try session.ask(statement) }
            try lock(session)
        } catch let error as PostgresError {
            throw failure(.between, error, .nothing)
        }
    }

    /// Asks again and again rather than waiting in the server: whoever waits there holds up a `CREATE INDEX CONCURRENTLY`.
    private func lock(_ session: PlainSession) throws {
        let isMine: SQL =
            "pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) \(unsafe: "\(facts.backendPID)")"
        let question: SQL = """
            SELECT CASE WHEN \(isMine) THEN pg_catalog.pg_try_advisory_lock(\(plan.location.lockNumber)) END
            """
        for turn in 0...patience.turns {
            let answer = try session.ask(question)
            guard let isLocked = answer?.bool(0, 0) else { throw ApplyRefusal.pooler }
            if isLocked { return }
            if turn == 0 { tell(.waitsForOtherRun) }
            try session.ask("SELECT pg_catalog.pg_sleep(0.5)")
        }
        throw ApplyRefusal.busy(plan.location)
    }

    private func begin(_ session: PlainSession, _ report: inout ApplyReport) throws {
        let beginning = plan.beginning
        do {
            try session.ask(beginning.schema)
            let form = beginning.era == .folders ? try session.ask(beginning.form) : nil
            let isThere = form?.bool(0, 0) ?? false
            if !isThere { try session.ask(beginning.table) }
            try compareRows(session)
            if isThere, form?.bool(0, 1) == false {
                try upgrade(session)
                report.isUpgraded = true
            }
            try session.ask(beginning.question)
            // That the ledger is there already is nothing to tell.
            _ = session.takeNotices()
        } catch let error as PostgresError {
            session.rollBack()
            throw failure(.beginning(plan.location), error, .nothing)
        }
    }

    /// Nobody may have written a row since the plan was made.
    private func compareRows(_ session: PlainSession) throws {
        let reading = LedgerReading(plan.location)
        let found = try session.ask(reading.rows).map(reading.rows) ?? []
        guard found.map(\.recorded) == plan.status.ledger.rows.map(\.recorded) else {
            throw ApplyRefusal.ledgerChanged(plan.location)
        }
    }

    private func upgrade(_ session: PlainSession) throws {
        guard let names = plan.upgrade else { throw ApplyRefusal.ledgerChanged(plan.location) }
        let rows = try session.ask(plan.beginning.oldRows)
        guard let rows, rows.count == names.count else { throw ApplyRefusal.ledgerChanged(plan.location) }
        tell(.upgrades)
        try session.ask("BEGIN")
        let named = rows.rows.map { (id: rows[$0, 0], name: names[$0]) }
        for statement in plan.beginning.upgrade(named: named) { try session.ask(statement) }
        try session.ask("COMMIT")
    }

    // MARK: The migrations

    /// Gives way, and tries again, where a lock is not to be had: whoever waits behind us goes on meanwhile.
    private func transact(
        _ steps: [ApplyStep], isLast: Bool, _ session: PlainSession, _ report: inout ApplyReport
    ) throws {
        let before = report
        for attempt in 1... {
            report = before
            report.attempts = max(before.attempts, attempt)
            do {
                tell(.begins(attempt: attempt))
                return try attemptOnce(steps, isLast: isLast, session, &report)
            } catch let error as ApplyFailure {
                session.rollBack()
                var error = error
                error.attempts = attempt
                guard attempt < patience.attempts, error.isWorthRetrying else { throw error }
                tell(.givesWay(attempt: attempt, reason: error.error.message))
                try pause(after: attempt, session)
            }
        }
    }

    private func pause(after attempt: Int, _ session: PlainSession) throws {
        let seconds = min(8, 1 << (attempt - 1))
        do { try session.ask("\(unsafe: "\(RunSighting.pause)\(seconds)"))") } catch {
            throw failure(.between, error, .nothing)
        }
    }

    private func attemptOnce(
        _ steps: [ApplyStep], isLast: Bool, _ session: PlainSession, _ report: inout ApplyReport
    ) throws {
        let earlier = report.applied.map(\.tag)
        var transaction = OpenTransaction(earlier: earlier, enders: plan.filesEndingTransaction)
        do throws(PostgresError) { try session.ask("BEGIN") } catch {
            throw failure(.between, error, transaction.kept)
        }
        for step in steps { report.applied.append(try apply(step, session, &transaction, &report)) }
        do {
            try session.commit(on: facts.serverVersion)
        } catch let error as PostgresError {
            throw failure(.commit(steps.map(\.tag)), error, transaction.kept)
        } catch let doubt as CommitInDoubt {
            throw InDoubt(doubt: doubt, steps: steps, report: report, isLast: isLast)
        }
        tell(.committed(steps.map(\.tag)))
    }

    private func apply(
        _ step: ApplyStep, _ session: PlainSession, _ transaction: inout OpenTransaction,
        _ report: inout ApplyReport
    ) throws -> AppliedMigration {
        var duration = Duration.zero
        try check(step, .before, session, transaction.kept)
        let mayHurry = !plan.filesEndingTransaction.contains(step.tag)
        for window in step.windows {
            if mayHurry, window.count > 1, session.transaction == .open {
                duration += try apply(window, of: step, session, transaction, &report)
            } else {
                for piece in window {
                    duration += try apply(piece, of: step, session, transaction)
                    transaction.look(at: session, behind: step.tag)
                    report.notices += told(session)
                }
            }
        }
        try check(step, .after, session, transaction.kept)
        do { try session.ask(step.row(in: plan.location, of: plan.era)) } catch {
            throw failure(.row(tag: step.tag, file: step.file), error, transaction.kept)
        }
        tell(.recorded(tag: step.tag))
        return AppliedMigration(tag: step.tag, pieces: step.pieces.count, duration: duration)
    }

    /// Asks what the file asserts, in the transaction in which it runs, if there is one.
    func check(
        _ step: ApplyStep, _ moment: ApplyAssertion.Moment, _ session: PlainSession,
        _ kept: ApplyFailure.Kept
    ) throws {
        for assertion in step.assertions {
            let place = ApplyFailure.Place.assertion(
                tag: step.tag, file: step.file, assertion, moment)
            do throws(PostgresError) {
                let answer = try session.ask(SQL(unsafe: assertion.query))
                let isTrue = answer.map { !$0.isEmpty && !$0.columns.isEmpty && $0.bool(0, 0) == true }
                guard isTrue != true else { continue }
                let found = answer.flatMap { $0.isEmpty || $0.columns.isEmpty ? nil : $0[0, 0] } ?? "nothing"
                throw PostgresError(kind: .server, message: "the answer is \(found) and not true")
            } catch {
                throw failure(place, error, kept)
            }
        }
    }

    /// What the server has said since it was last listened to.
    func told(_ session: PlainSession) -> [String] {
        let notices = session.takeNotices()
        for notice in notices { tell(.said(notice)) }
        return notices
    }

    func failure(
        _ place: ApplyFailure.Place, _ error: PostgresError, _ kept: ApplyFailure.Kept
    ) -> ApplyFailure {
        var failure = ApplyFailure(place: place, error: error, kept: kept)
        if error.kind == .cancelled(.lockTimeout) { failure.blockers = blockers() }
        return failure
    }
}

extension ApplyFailure {
    /// Whether others were in the way, so that the same may succeed in a moment, and nothing of it stays.
    fileprivate var isWorthRetrying: Bool {
        if case .whatFileCommitted = kept { return false }
        return error.isOthersFault
    }
}

extension PostgresError {
    /// Whether nothing but other sessions was in the way.
    var isOthersFault: Bool {
        kind == .cancelled(.lockTimeout) || sqlState == .deadlockDetected || sqlState == .serializationFailure
    }
}
