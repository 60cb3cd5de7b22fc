import CPostgres
package import SQL

/// A transaction into which rows are copied.
///
/// Lives on the connection's thread, inside of ``Connection/loading(_:lock:_:)``.
package struct LoadingSession {
    let steps: CopySteps

    private var wire: Wire { steps.wire }

    /// What becomes of the transaction once everything went well.
    package enum Ending: Sendable { case commit, rollBack }

    /// Runs one statement, which may take as long as it likes.
    @discardableResult
    package func run(_ sql: SQL) throws(PostgresError) -> RowSet? {
        try steps.finish(try Statement(sql), steps.patience)
    }

    /// Runs one `COPY … FROM STDIN`, in constant memory.
    ///
    /// A server that has refused a row is sent no more, as soon as that is heard.
    ///
    /// - Parameters:
    ///   - sql: The statement, without parameters, which PostgreSQL does not take here.
    ///   - next: The next piece, which may end within a row; `nil` at the end. May block, and what it throws ends the COPY.
    /// - Returns: How many rows the server has taken.
    /// - Throws: ``PostgresError``, or what `next` throws.
    @discardableResult
    package func copy(_ sql: SQL, from next: () throws -> [UInt8]?) throws -> Int {
        try steps.begin(try Statement(sql), expecting: PGRES_COPY_IN)
        let sending = Result { try send(next) }
        let isWhole = if case .success(true) = sending { true } else { false }
        PQputCopyEnd(wire.pointer, isWhole ? nil : Self.endedEarly)
        // What the server says weighs more only where it is the reason why nothing more was sent.
        let answer = Result { () throws(PostgresError) in try steps.drain(steps.patience) }
        if case .failure(let error) = answer, error.kind == .connectionLost { throw error }
        _ = try sending.get()
        return try answer.get()?.affectedRows ?? 0
    }

    /// - Returns: Whether everything was sent; not where the server spoke up meanwhile, or somebody wants to stop.
    private func send(_ next: () throws -> [UInt8]?) throws -> Bool {
        var heard = Heard(wire)
        while let piece = try next() {
            let isQueued = piece.withUnsafeBytes { bytes in
                PQputCopyData(wire.pointer, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
            }
            guard isQueued == 1 else { return false }
            try steps.calm.waitWhile { PQflush(wire.pointer) == 1 && !steps.cancel.isWanted }
            if steps.cancel.isWanted || heard.isMoreThanNotices(wire) { return false }
        }
        return !steps.cancel.isWanted
    }

    private static let endedEarly = "the rows ended early"

    /// What has arrived while rows were sent: notices, or the end.
    private struct Heard {
        private var arrivals: Int
        private var notices: Int

        init(_ wire: Wire) { (arrivals, notices) = (wire.arrivals, wire.notices.count) }

        /// Whether something has arrived since that is no notice, which is only ever an error.
        mutating func isMoreThanNotices(_ wire: Wire) -> Bool {
            let before = self
            wire.takeArrived()
            // Has libpq understand what it read.
            _ = PQisBusy(wire.pointer)
            self = Heard(wire)
            return arrivals != before.arrivals && notices == before.notices
        }
    }
}

extension Connection {
    /// Holds the session for one transaction into which rows are copied.
    ///
    /// Triggers, defaults and policies find what they name through the session's search path, and may change the session:
    /// use a connection for this that nobody uses afterwards. It takes as long as it takes, unless a person or the role
    /// says how long. Cancelling the task stops the server, and nothing is kept.
    ///
    /// - Parameters:
    ///   - ending: What becomes of it; what throws is rolled back.
    ///   - lock: Taken first, and held to the end, so that whoever waits for it afterwards knows that the transaction is over.
    ///   - work: Runs on the connection's thread, for as long as it takes.
    /// - Returns: What `work` returns, once it is committed or rolled back.
    /// - Throws: ``PostgresError`` or what `work` throws, and then nothing was changed; or ``CommitInDoubt``.
    package func loading<Value: Sendable>(
        _ ending: LoadingSession.Ending, lock: SQL,
        _ work: @Sendable (LoadingSession) throws -> Value
    ) async throws -> Value {
        let start = ContinuousClock.now
        let number = TransactionNumber.asked(of: serverVersion)
        let outcome = await stoppable { wire -> Result<Value, any Error> in
            let steps = CopySteps(wire: wire, cancel: cancelRequest, limits: limits.withoutHurry)
            return steps.outsideOfPipeline {
                Result { try LoadingSession(steps: steps).transact(ending, lock, number, work) }
            }
        } refused: { error in
            .failure(error)
        }
        observe([lock], since: start, failure: outcome.failure as? PostgresError)
        return try outcome.get()
    }
}

extension LoadingSession {
    /// `number` asks which transaction this is.
    fileprivate func transact<Value>(
        _ ending: Ending, _ lock: SQL, _ number: SQL, _ work: (LoadingSession) throws -> Value
    ) throws -> Value {
        do {
            let writing = Batch([], access: .readWrite, searchPath: .session, limits: steps.limits)
            try steps.finish(Statement(ours: "BEGIN READ WRITE"))
            try steps.finish(BatchFraming.settings(of: writing, for: wire).statement)
            try run(lock)
            let transaction = TransactionNumber(try run(number)?[0, 0])
            let value = try work(self)
            switch ending {
            case .rollBack: try steps.finish(Statement(ours: "ROLLBACK"))
            case .commit: try commit(transaction)
            }
            return value
        } catch {
            // After a lost connection there is nothing to take back: the server has done so.
            if wire.isAlive { _ = try? steps.finish(Statement(ours: "ROLLBACK")) }
            throw error
        }
    }

    /// Whoever has stopped it before is heard; deferred constraints are looked at by this, for as long as they take.
    private func commit(_ transaction: TransactionNumber?) throws {
        guard !steps.cancel.isWanted else { throw PostgresError.stoppedBeforeSending }
        do throws(PostgresError) {
            try steps.finish(Statement(ours: "COMMIT"), steps.patience)
        } catch {
            guard error.kind == .connectionLost else { throw error }
            throw CommitInDoubt(transaction: transaction, loss: error)
        }
    }
}
