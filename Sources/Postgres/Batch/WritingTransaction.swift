package import SQL

/// A transaction that writes, in steps: what it found is looked at before anything is changed, and again before COMMIT.
///
/// The only way in which this program writes on its own account. Everything happens in one transaction of
/// one session, with limits; whatever goes wrong in between, nothing is changed. Only when the answer to COMMIT gets lost
/// nobody knows: see ``CommitInDoubt``.
package struct WritingTransaction: Sendable {
    /// What is asked, and locked, first.
    package let question: [SQL]
    /// Of every statement, where they are others than ``Connection/limits``.
    package let limits: SessionLimits?
    /// ``Batch/SearchPath/session`` where it sets off what others have written, such as triggers; then every operator of
    /// ours has to be qualified.
    package let searchPath: Batch.SearchPath

    /// How the transaction is asked for its number, on PostgreSQL 13 and newer; sent before the question.
    package static let number = TransactionNumber.asked(of: 130_000)

    package init(
        question: [SQL], limits: SessionLimits? = nil, searchPath: Batch.SearchPath = .builtIn
    ) {
        (self.question, self.limits, self.searchPath) = (question, limits, searchPath)
    }
}

extension Connection {
    /// Runs a ``WritingTransaction``.
    ///
    /// Both closures run on the connection's thread while the transaction is open, so they must be short. What they
    /// throw rolls everything back, and is thrown here.
    ///
    /// - Parameters:
    ///   - deliberation: What is asked first, and the limits of every statement.
    ///   - decide: Looks at the answers and says what is to be run.
    ///   - confirm: Looks at what that brought; the last thing before COMMIT.
    /// - Returns: The results of what `decide` asked for, once they are committed.
    /// - Throws: ``PostgresError`` or what the closures throw, and then nothing was changed; or ``CommitInDoubt``.
    package func transact(
        _ deliberation: WritingTransaction, decide: @Sendable ([RowSet]) throws -> [SQL],
        confirm: @Sendable ([RowSet]) throws -> Void = { _ in }
    ) async throws -> [RowSet] {
        let start = ContinuousClock.now
        let (outcome, decided) = await stoppable { wire -> (Result<[RowSet], any Error>, [SQL]?) in
            let session = WritingSession(
                wire: wire, patience: ResultWait(wire: wire, cancel: cancelRequest),
                limits: deliberation.limits ?? limits, searchPath: deliberation.searchPath,
                number: TransactionNumber.asked(of: serverVersion))
            var decided: [SQL]?
            let outcome = Result {
                try session.run(
                    deliberation.question,
                    decide: {
                        decided = try decide($0)
                        return decided ?? []
                    }, confirm: confirm)
            }
            return (outcome, decided)
        } refused: { error in
            (.failure(error), nil)
        }
        observe(deliberation.question, decided, since: start, failure: outcome.failure as? PostgresError)
        return try outcome.get()
    }

    /// Tells of the steps that were sent; what is refused and is none of the caller's statements, is COMMIT.
    private func observe(
        _ question: [SQL], _ decided: [SQL]?, since start: ContinuousClock.Instant, failure: PostgresError?
    ) {
        guard let decided else { return observe(question, since: start, failure: failure) }
        let sent = question + decided
        guard let failure else { return observe(sent, since: start, failure: nil) }
        guard let culprit = failure.statement else {
            return observe(sent + ["COMMIT"], since: start, failure: failure)
        }
        observe(sent, since: start, failure: failure, at: question.count + culprit)
    }
}

/// The steps of one transaction on the connection's thread.
private struct WritingSession {
    let wire: Wire
    let patience: ResultWait
    let limits: SessionLimits
    let searchPath: Batch.SearchPath
    /// Asks which transaction this is.
    let number: SQL

    func run(
        _ question: [SQL], decide: ([RowSet]) throws -> [SQL], confirm: ([RowSet]) throws -> Void
    ) throws -> [RowSet] {
        do {
            let writing = Batch([], access: .readWrite, searchPath: searchPath, limits: limits)
            let opening = [BatchFraming.begin, try BatchFraming.settings(of: writing, for: wire)]
            let found = try step(opening + BatchFraming.asking([number] + question))
            let changed = try step(
                BatchFraming.asking(try decide(Array(found.dropFirst()))), isDecided: true)
            try confirm(changed)
            try commit(TransactionNumber(found.first?[0, 0]))
            return changed
        } catch {
            // After a lost connection there is nothing to take back: the server has done so.
            if wire.isAlive { _ = try? step([BatchFraming.rollback]) }
            throw error
        }
    }

    /// - Throws: ``PostgresError`` when the server refused, or ``CommitInDoubt`` when it could not say.
    private func commit(_ transaction: TransactionNumber?) throws {
        do throws(PostgresError) { _ = try step([BatchFraming.commit]) } catch {
            guard error.kind == .connectionLost else { throw error }
            throw CommitInDoubt(transaction: transaction, loss: error)
        }
    }

    /// Sends the parts and waits for them; the results are those of the caller's own statements.
    ///
    /// - Parameters:
    ///   - parts: What is sent.
    ///   - isDecided: Whether an error says which of the statements it is about.
    /// - Returns: The results of the caller's own statements.
    /// - Throws: ``PostgresError``, when the server refused or is gone.
    private func step(
        _ parts: [BatchFraming.Part], isDecided: Bool = false
    ) throws(PostgresError) -> [RowSet] {
        guard !parts.isEmpty else { return [] }
        let envelope = BatchFraming(stretches: [parts], limits: limits)
        guard envelope.send(to: wire.pointer) else { throw .connectionLost(wire.complaint) }
        var collector = Collector(patience: patience, limits: limits, start: .now)
        collector.collect(envelope)
        let answer = collector.answer(sent: envelope.weight, roundTrips: 1)
        guard var error = answer.error else { return answer.results }
        let asked = parts.count { $0.purpose == .asked }
        if isDecided, answer.results.count < asked { error.statement = answer.results.count }
        throw error
    }
}
