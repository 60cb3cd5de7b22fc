import CPostgres
import SQL

/// Reads the answer to one batch, message by message.
struct Collector {
    let patience: Patience
    let limits: SessionLimits
    /// Set once the connection is beyond help.
    private(set) var loss: PostgresError?
    private var results: [RowSet] = []
    private var error: PostgresError?
    private var bytes = 0
    private var lastAnswer = ContinuousClock.now

    init(patience: Patience, limits: SessionLimits) {
        (self.patience, self.limits) = (patience, limits)
    }

    private var connection: OpaquePointer { patience.wire.pointer }

    mutating func collect(_ envelope: Envelope) {
        patience.stopAgainIfWanted()
        for stretch in envelope.stretches {
            for part in stretch { collectStatement(isOurs: part.isOurs) }
            collectSync()
        }
    }

    func answer(since start: ContinuousClock.Instant, roundTrips: Int) -> BatchAnswer {
        let weight = ByteCount(bytes + patience.wire.notices.takeBytes())
        let cost = Cost(bytes: weight, roundTrips: roundTrips, duration: .now - start)
        return BatchAnswer(results: results, error: loss ?? error, cost: cost)
    }

    /// Reads until libpq says that the statement is done.
    mutating func collectStatement(isOurs: Bool) {
        while loss == nil, let result = next() { accept(result, isOurs: isOurs) }
    }

    /// Reads up to the Sync.
    ///
    /// A failure here is one of the commit that the Sync brings about.
    mutating func collectSync() {
        var silences = 0
        while loss == nil {
            guard let result = next() else {
                silences += 1
                if silences > 2 { lose("the server's answers are out of step") }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC {
                bytes += ProtocolWeight.readyForQuery
                return
            }
            accept(result, isOurs: true)
        }
    }

    private mutating func accept(_ result: ResultHandle, isOurs: Bool) {
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            bytes += ProtocolWeight.statement(result.pointer)
            lastAnswer = .now
            if !isOurs { results.append(RowSet(result)) }
        case PGRES_PIPELINE_ABORTED:
            break  // The statement in front of it has failed and told why.
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // libpq has no way out of a COPY in a pipeline but to hang up.
            lose("COPY cannot run among other statements")
        default:
            fail(result)
        }
    }

    private mutating func fail(_ result: ResultHandle) {
        bytes += ProtocolWeight.report(result.pointer)
        var failure = PostgresError(result).stopped(
            byUser: patience.cancel.isWanted, after: .now - lastAnswer, limits: limits)
        lastAnswer = .now
        if !patience.wire.isAlive { failure.kind = .connectionLost }
        if failure.kind == .connectionLost { loss = failure }
        // The first failure is the reason of all others.
        error = error ?? failure
    }

    private mutating func lose(_ words: String) { loss = .connectionLost(words) }

    private mutating func next() -> ResultHandle? {
        do {
            return try patience.nextResult()
        } catch {
            loss = error
            return nil
        }
    }
}

extension PostgresError {
    /// The same failure with the reason for a cancellation, which the server tells only in its own language.
    func stopped(byUser: Bool, after duration: Duration, limits: SessionLimits) -> PostgresError {
        guard kind == .cancelled(.byAnotherSession) else { return self }
        var copy = self
        if byUser {
            copy.kind = .cancelled(.byUser)
        } else if limits.statementTimeout > .zero, duration >= limits.statementTimeout * 0.99 {
            copy.kind = .cancelled(.statementTimeout)
        }
        return copy
    }
}
