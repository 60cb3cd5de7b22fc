import CPostgres
import SQL

/// Sends batches in one go and collects their answers.
///
/// Lives on the connection's thread, for one call.
struct Pipeline {
    private let patience: Patience
    private let wire: Wire
    private let start = ContinuousClock.now

    init(wire: Wire, cancel: CancelRequest) {
        self.wire = wire
        patience = Patience(wire: wire, cancel: cancel)
    }

    func run(_ batches: [Batch]) -> [BatchAnswer] {
        let prepared = batches.map { batch in
            Result { () throws(PostgresError) in try Envelope(batch, wire.encoding) }
        }
        let sent = prepared.compactMap { try? $0.get() }
        let isSent = sent.allSatisfy { $0.send(to: wire.pointer) }
        var loss = isSent ? nil : PostgresError.connectionLost(wire.complaint)
        var isFirst = true
        let answers = prepared.map { prepared -> BatchAnswer in
            guard case .success(let batch) = prepared else { return .unsent(prepared) }
            if let loss { return BatchAnswer(results: [], error: loss, cost: .none) }
            var collector = Collector(patience: patience, limits: batch.limits, start: start)
            collector.collect(batch)
            loss = collector.loss
            defer { isFirst = false }
            return collector.answer(roundTrips: isFirst ? 1 : 0)
        }
        if loss == nil { endTransaction() }
        return answers
    }

    /// Rolls back what a BEGIN among the statements may have left open.
    private func endTransaction() {
        guard PQtransactionStatus(wire.pointer) != PQTRANS_IDLE else { return }
        guard Statement(ours: "ROLLBACK").send(to: wire.pointer), PQpipelineSync(wire.pointer) == 1 else {
            return
        }
        var collector = Collector(patience: patience, limits: .standard, start: start)
        collector.collectStatement(isOurs: true)
        collector.collectSync()
    }
}

extension Envelope {
    /// Queues everything; false when libpq has no memory or no connection.
    func send(to connection: OpaquePointer) -> Bool {
        stretches.allSatisfy { stretch in
            stretch.allSatisfy { $0.statement.send(to: connection) } && PQpipelineSync(connection) == 1
        }
    }
}

extension BatchAnswer {
    fileprivate static func unsent(_ prepared: Result<Envelope, PostgresError>) -> BatchAnswer {
        guard case .failure(let error) = prepared else {
            preconditionFailure("a batch that can be sent was not sent")
        }
        return BatchAnswer(results: [], error: error, cost: .none)
    }
}
