import CPostgres
import SQL

/// Reads the answer to one batch, message by message.
struct Collector {
    private(set) var patience: ResultWait
    let limits: SessionLimits
    /// When the pipeline was handed over.
    let start: ContinuousClock.Instant
    /// Set once the connection is beyond help.
    private(set) var loss: PostgresError?
    /// Whether it failed only because a prepared statement, one of ours, can no longer be used.
    private(set) var isOutdated = false
    private var results: [RowSet] = []
    private var isPremiseTrue = true
    private var error: PostgresError?
    private var bytes = 0

    init(patience: ResultWait, limits: SessionLimits, start: ContinuousClock.Instant) {
        (self.patience, self.limits, self.start) = (patience, limits, start)
        self.patience.silence = limits.silence
    }

    private var connection: OpaquePointer { patience.wire.pointer }

    mutating func collect(_ envelope: BatchFraming) {
        patience.isStrict = envelope.isStrict
        patience.stopAgainIfWanted()
        for stretch in envelope.stretches {
            for part in stretch { collect(part) }
            collectSync()
        }
    }

    /// What came of the batch, for which so much was sent, and which so many round trips were made for.
    func answer(sent: ByteCount, roundTrips: Int) -> BatchAnswer {
        let weight = ByteCount(bytes + patience.wire.notices.takeBytes())
        let cost = Cost(bytes: weight, sent: sent, roundTrips: roundTrips, duration: .now - start)
        return BatchAnswer(
            results: results, error: loss ?? error, cost: cost, isPremiseTrue: isPremiseTrue)
    }

    /// Reads until libpq says that the statement is done.
    mutating func collect(_ part: BatchFraming.Part) {
        if case .preparing(let name) = part.form { collectParsing(part.statement.text, as: name) }
        while loss == nil, let result = next() { accept(result, part.purpose, isParsed: part.form == .text) }
    }

    private mutating func collectParsing(_ text: String, as name: String) {
        var isKept = false
        while loss == nil, let result = next() {
            switch result.status {
            case PGRES_COMMAND_OK:
                isKept = true
                bytes += ProtocolWeight.parseComplete
            case PGRES_PIPELINE_ABORTED: break
            default: fail(result, isPrepared: true)
            }
        }
        patience.wire.prepared.settle(text, as: name, isKept: isKept)
    }

    /// Reads up to the Sync.
    ///
    /// A failure here is one of the commit that the Sync brings about.
    mutating func collectSync() {
        var silences = 0
        while loss == nil {
            guard let result = next() else {
                silences += 1
                if silences > 2 { lose(.connectionLost("the server's answers are out of step")) }
                continue
            }
            if result.status == PGRES_PIPELINE_SYNC {
                bytes += ProtocolWeight.readyForQuery
                return
            }
            accept(result, .bookkeeping, isParsed: true)
        }
    }

    private mutating func accept(_ result: ResultHandle, _ purpose: BatchFraming.Purpose, isParsed: Bool) {
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            bytes += ProtocolWeight.statement(result.pointer, isParsed: isParsed)
            switch purpose {
            case .asked: results.append(RowSet(result))
            case .settings: learn(from: RowSet(result))
            case .bookkeeping: break
            }
        case PGRES_PIPELINE_ABORTED:
            break  // The statement in front of it has failed and told why.
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // libpq has no way out of a COPY in a pipeline but to hang up.
            lose(.connectionLost("COPY cannot run among other statements"))
        default:
            fail(result, isPrepared: !isParsed)
        }
    }

    /// No row means that everything is as expected, see ``BatchFraming/settings(of:for:)``.
    private mutating func learn(from row: RowSet) {
        let isForeign = !row.isEmpty && row.bool(0, 0) == true
        patience.wire.prepared.learn(isForeign ? .pooled : .ours)
        isPremiseTrue = row.isEmpty || row.bool(0, 1) == true
    }

    private mutating func fail(_ result: ResultHandle, isPrepared: Bool) {
        bytes += ProtocolWeight.report(result.pointer)
        var failure = PostgresError(result).stopped(
            byUser: patience.cancel.isWanted, after: .now - start, limits: limits)
        if failure.kind == .cancelled(.byAnotherSession), patience.cancel.isOverdue {
            failure.kind = .cancelled(.statementTimeout)
        }
        if !patience.wire.isAlive { failure.kind = .connectionLost }
        if failure.kind == .connectionLost { lose(failure) }
        // The first failure is the reason of all others.
        if error == nil {
            (error, isOutdated) = (failure, isPrepared && PreparedStatements.isOutdated(result))
        }
    }

    private mutating func lose(_ error: PostgresError) {
        loss = error
        patience.wire.isLost = true
    }

    private mutating func next() -> ResultHandle? {
        do {
            return try patience.nextResult()
        } catch {
            lose(error)
            return nil
        }
    }
}

extension PostgresError {
    /// The same failure with the reason for a cancellation, which the server tells only in its own language.
    ///
    /// In other languages than English, whoever is stopped after the timeout is taken to be stopped by it.
    func stopped(byUser: Bool, after duration: Duration, limits: SessionLimits) -> PostgresError {
        guard kind == .cancelled(.byAnotherSession) else { return self }
        var copy = self
        let isLate = duration >= limits.statementTimeout && !message.contains("user request")
        if byUser {
            copy.kind = .cancelled(.byUser)
        } else if message.contains("statement timeout") || (limits.statementTimeout > .zero && isLate) {
            copy.kind = .cancelled(.statementTimeout)
        }
        return copy
    }
}
