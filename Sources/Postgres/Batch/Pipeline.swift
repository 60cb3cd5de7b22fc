import CPostgres
import SQL

/// Sends batches in one go and collects their answers.
///
/// Lives on the connection's thread, for one call.
struct Pipeline {
    private let patience: ResultWait
    private let wire: Wire

    init(wire: Wire, cancel: CancelRequest) {
        self.wire = wire
        patience = ResultWait(wire: wire, cancel: cancel)
    }

    func run(_ batches: [Batch]) -> [BatchAnswer] {
        let outcomes = mayGoTogether(batches) ? attempt(batches) : batches.flatMap { attempt([$0]) }
        guard wire.isAlive, outcomes.contains(where: \.isOutdated) else { return outcomes.map(\.answer) }
        // Only what reads uses prepared statements, so it can be asked once more, now without them.
        wire.prepared.forget()
        var second = attempt(zip(batches, outcomes).filter { $1.isOutdated }.map { $0.0 })[...]
        return outcomes.map { first in
            guard first.isOutdated, var answer = second.popFirst()?.answer else { return first.answer }
            answer.cost = first.answer.cost.followed(by: answer.cost)
            return answer
        }
    }

    /// Whether a pooler could not come between the batches.
    ///
    /// PgBouncer 1.18 passes a server on when the first transaction ends, in the middle of what follows it; what fits into
    /// its buffer has arrived by then. Nobody knows at first whether there is one.
    private func mayGoTogether(_ batches: [Batch]) -> Bool {
        switch wire.prepared.session {
        case .ours: true
        case .pooled: false
        case .unknown:
            batches.lazy.flatMap(\.statements).reduce(0) { $0 + $1.text.utf8.count } <= Self.pooledBytes
        }
    }

    private static let pooledBytes = 16_384

    private func attempt(_ batches: [Batch]) -> [(answer: BatchAnswer, isOutdated: Bool)] {
        let start = ContinuousClock.now
        let segments = Segments(socket: wire.socket)
        let envelopes = batches.map { batch in
            Result { () throws(PostgresError) in try BatchFraming(batch, for: wire) }
        }
        let sent = envelopes.compactMap { try? $0.get() }
        let isSent = sent.allSatisfy { $0.send(to: wire.pointer) }
        var loss = isSent ? nil : PostgresError.connectionLost(wire.complaint)
        var isFirst = true
        var outcomes = envelopes.map { envelope -> (answer: BatchAnswer, isOutdated: Bool) in
            guard case .success(let batch) = envelope else { return (.unsent(envelope), false) }
            if let loss { return (BatchAnswer(results: [], error: loss, cost: .none), false) }
            var collector = Collector(patience: patience, limits: batch.limits, start: start)
            collector.collect(batch)
            loss = collector.loss
            defer { isFirst = false }
            return (collector.answer(sent: batch.weight, roundTrips: isFirst ? 1 : 0), collector.isOutdated)
        }
        if !outcomes.isEmpty, let now = Segments(socket: wire.socket) {
            outcomes[0].answer.cost.segments = .difference(now, since: segments)
        }
        if loss == nil { endTransaction() }
        return outcomes
    }

    /// Rolls back what a BEGIN among the statements may have left open.
    private func endTransaction() {
        guard PQtransactionStatus(wire.pointer) != PQTRANS_IDLE else { return }
        let rollback = BatchFraming(stretches: [[BatchFraming.rollback]], limits: .standard)
        guard rollback.send(to: wire.pointer) else { return }
        var collector = Collector(patience: patience, limits: .standard, start: .now)
        collector.collect(rollback)
    }
}

extension BatchFraming {
    /// What it takes on the wire, before encryption.
    var weight: ByteCount {
        ByteCount(
            stretches.reduce(0) { total, stretch in
                stretch.reduce(total + ProtocolWeight.sync) { $0 + $1.statement.weight(as: $1.form) }
            })
    }

    /// Queues everything; false when libpq has no memory or no connection.
    func send(to connection: OpaquePointer) -> Bool {
        stretches.allSatisfy { stretch in
            stretch.allSatisfy { $0.statement.send(to: connection, as: $0.form) }
                && PQpipelineSync(connection) == 1
        }
    }
}

extension BatchAnswer {
    fileprivate static func unsent(_ prepared: Result<BatchFraming, PostgresError>) -> BatchAnswer {
        guard case .failure(let error) = prepared else {
            preconditionFailure("a batch that can be sent was not sent")
        }
        return BatchAnswer(results: [], error: error, cost: .none)
    }
}
