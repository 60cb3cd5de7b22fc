package import SQL

/// A transaction that writes, in steps: what it found is looked at before anything is changed, and again before COMMIT.
///
/// The only way in which this program writes on its own account. Everything happens in one transaction of
/// one session, with limits; whatever goes wrong in between, nothing is changed.
package struct WritingTransaction: Sendable {
    /// What is asked, and locked, first.
    package let question: [SQL]
    /// Of every statement, where they are others than ``Connection/limits``.
    package let limits: SessionLimits?

    package init(question: [SQL], limits: SessionLimits? = nil) {
        (self.question, self.limits) = (question, limits)
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
    /// - Throws: ``PostgresError``, or what the closures throw.
    package func transact(
        _ deliberation: WritingTransaction, decide: @Sendable ([RowSet]) throws -> [SQL],
        confirm: @Sendable ([RowSet]) throws -> Void = { _ in }
    ) async throws -> [RowSet] {
        let start = ContinuousClock.now
        let outcome = await stoppable { wire -> Result<[RowSet], any Error> in
            let session = WritingSession(
                wire: wire, patience: ResultWait(wire: wire, cancel: cancelRequest),
                limits: deliberation.limits ?? limits)
            return Result { try session.run(deliberation.question, decide: decide, confirm: confirm) }
        } refused: { error in
            .failure(error)
        }
        observe(deliberation.question, since: start, failure: outcome.failure as? PostgresError)
        return try outcome.get()
    }
}

/// The steps of one transaction on the connection's thread.
private struct WritingSession {
    let wire: Wire
    let patience: ResultWait
    let limits: SessionLimits

    func run(
        _ question: [SQL], decide: ([RowSet]) throws -> [SQL], confirm: ([RowSet]) throws -> Void
    ) throws -> [RowSet] {
        do {
            let writing = Batch([], access: .readWrite, limits: limits)
            let opening = [BatchFraming.begin, try BatchFraming.settings(of: writing, for: wire)]
            let found = try step(opening + BatchFraming.asking(question))
            let changed = try step(BatchFraming.asking(try decide(found)))
            try confirm(changed)
            _ = try step([BatchFraming.commit])
            return changed
        } catch {
            // After a lost connection there is nothing to take back: the server has done so.
            if wire.isAlive { _ = try? step([BatchFraming.rollback]) }
            throw error
        }
    }

    /// Sends the parts and waits for them; the results are those of the caller's own statements.
    private func step(_ parts: [BatchFraming.Part]) throws(PostgresError) -> [RowSet] {
        guard !parts.isEmpty else { return [] }
        let envelope = BatchFraming(stretches: [parts], limits: limits)
        guard envelope.send(to: wire.pointer) else { throw .connectionLost(wire.complaint) }
        var collector = Collector(patience: patience, limits: limits, start: .now)
        collector.collect(envelope)
        return try collector.answer(roundTrips: 1).get()
    }
}
