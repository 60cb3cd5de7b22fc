import Drizzle
import Postgres
import SQL
import Verification

// A migration that PostgreSQL refuses inside of a transaction: statement by statement, each of them there for good, and
// recorded, before the next one is sent.
extension ApplyRun {
    func runAlone(_ step: ApplyStep, _ session: PlainSession, _ report: inout ApplyReport) throws {
        let statements = step.statements
        let file = try recordFile(of: step, session)
        var record = try ApplyRecord(database: facts.identity.display, tag: step.tag).continuing(
            file.read(), with: plan.choice.alone, of: step)
        if record.done > 0 { tell(.goesOn(tag: step.tag, statement: record.done + 1)) }
        tell(.begins(attempt: 1))
        let kept = { Kept.statements(tag: step.tag, done: record.done, of: statements.count) }
        if record.done == 0 { try check(step, .before, session, .nothing) }
        var duration = Duration.zero
        while record.done < statements.count {
            let statement = statements[record.done]
            tell(
                .runs(
                    tag: step.tag, piece: record.done + 1, of: statements.count, line: statement.line,
                    statement: statement.title))
            let build = IndexBuild(statement.text)
            if let build { try clear(build, in: statement, session, kept()) }
            record.isInDoubt = true
            try file.write(record)
            do throws(PlainFailure) {
                duration += try patiently(statement, isPatient: build != nil, session)
            } catch {
                record.isInDoubt = error.error.kind == .connectionLost
                if !record.isInDoubt { try file.write(record) }
                throw stopped(
                    at: statement, number: record.done, error.error, record, statements.count, build, session)
            }
            report.notices += told(session)
            record.done += 1
            record.isInDoubt = false
            try file.write(record)
        }
        try check(step, .after, session, kept())
        do { try session.ask(step.row(in: plan.location, of: plan.era)) } catch {
            throw failure(.row(tag: step.tag, file: step.file), error, kept())
        }
        tell(.recorded(tag: step.tag))
        tell(.committed([step.tag]))
        file.remove()
        report.applied.append(
            AppliedMigration(tag: step.tag, pieces: statements.count, duration: duration))
    }

    private typealias Kept = ApplyFailure.Kept

    /// A database that was dropped and made again has another number, and begins anew.
    private func recordFile(of step: ApplyStep, _ session: PlainSession) throws -> ApplyRecordFile {
        guard let folder = records else { throw ApplyRefusal.noRecord(path: nil, reason: "") }
        let question: SQL =
            "SELECT oid FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database()"
        let oid = try session.ask(question)?.text(0, 0) ?? ""
        let (identity, location) = (facts.identity, plan.location)
        return ApplyRecordFile(
            in: folder,
            of: "\(identity.host) \(identity.port) \(identity.database) \(oid) \(location)", hash: step.hash)
    }

    /// What is built without a lock that holds anybody up may wait as long as it takes: given up, it would leave an index
    /// behind that is not valid.
    private func patiently(
        _ statement: DryRunStatement, isPatient: Bool, _ session: PlainSession
    ) throws(PlainFailure) -> Duration {
        for attempt in 1... {
            if isPatient { try session.run("SET lock_timeout = 0") }
            do throws(PlainFailure) {
                let duration = try session.run(statement.text)
                if isPatient { try restoreLimits(session) }
                return duration
            } catch {
                guard attempt < patience.attempts, error.error.isOthersFault, session.transaction == .none
                else { throw error }
                tell(.givesWay(attempt: attempt, reason: error.error.message))
                try session.run("\(RunSighting.pause)\(min(8, 1 << (attempt - 1))))")
            }
        }
        return .zero
    }

    private func restoreLimits(_ session: PlainSession) throws(PlainFailure) {
        try session.run("RESET lock_timeout")
        do throws(PostgresError) {
            for statement in patience.limits.statements { try session.ask(statement) }
        } catch {
            throw PlainFailure(error: error, completed: 0)
        }
    }

    // MARK: Indexes that are not valid

    /// Drops what an earlier try has left behind, where that was agreed to.
    private func clear(
        _ build: IndexBuild, in statement: DryRunStatement, _ session: PlainSession, _ kept: ApplyFailure.Kept
    ) throws {
        guard let index = try? invalidIndex(of: build, session) else { return }
        guard plan.choice.alone.dropsInvalid else {
            let error = PostgresError(
                kind: .server, message: "an earlier try has left the index \(index.display) behind")
            var failure = self.failure(statement.place(of: error, number: 1), error, kept)
            failure.invalidIndex = index
            throw failure
        }
        tell(.drops(index))
        do throws(PlainFailure) {
            try session.run("SET lock_timeout = 0")
            try session.run("DROP INDEX CONCURRENTLY \(index.quoted)")
            try restoreLimits(session)
        } catch {
            throw failure(statement.place(of: error.error, number: 1), error.error, kept)
        }
    }

    private func invalidIndex(
        of build: IndexBuild, _ session: PlainSession
    ) throws(PostgresError) -> QualifiedName? {
        let rows = try session.ask(build.invalid)
        guard let rows, !rows.isEmpty else { return nil }
        return QualifiedName(rows.text(0, 0), rows.text(0, 1))
    }

    private func stopped(
        at statement: DryRunStatement, number: Int, _ error: PostgresError, _ record: ApplyRecord,
        _ count: Int,
        _ build: IndexBuild?, _ session: PlainSession
    ) -> ApplyFailure {
        session.rollBack()
        _ = told(session)
        let kept: ApplyFailure.Kept =
            record.isInDoubt
            ? .statementsInDoubt(tag: statement.tag, done: record.done, of: count)
            : .statements(tag: statement.tag, done: record.done, of: count)
        var failure = self.failure(statement.place(of: error, number: number + 1), error, kept)
        failure.statement = statement.text
        if let build, !record.isInDoubt { failure.invalidIndex = try? invalidIndex(of: build, session) }
        return failure
    }
}

extension ApplyRecord {
    /// Where to begin: behind what an earlier run has done, unless somebody says another place.
    fileprivate func continuing(
        _ earlier: ApplyRecord?, with choice: ApplyChoice.Alone, of step: ApplyStep
    ) throws(ApplyRefusal) -> ApplyRecord {
        var record = self
        if let first = choice.first {
            record.done = min(max(0, first - 1), step.statements.count)
            return record
        }
        guard let earlier else { return record }
        guard !earlier.isInDoubt else { throw .lostBefore(tag: tag, statement: earlier.done + 1) }
        record.done = min(earlier.done, step.statements.count)
        return record
    }
}

extension DryRunStatement {
    /// Where it was stopped.
    fileprivate func place(of error: PostgresError, number: Int) -> ApplyFailure.Place {
        .piece(
            tag: tag, file: file, number: number,
            self.place(ofPosition: error.position), statement: title)
    }
}
