import SQL

/// What went over the wire at once, for a log: which statements, how they fared and what they took.
///
/// No value of a row, no parameter and no password is in it; see ``SQL/shape``.
package struct StatementTrace: Sendable {
    /// The session on the server, as `pg_stat_activity` numbers it.
    package let backendPID: Int32
    package let statements: [Statement]
    package let cost: Cost

    package struct Statement: Sendable {
        /// The statement without its values.
        package let shape: String
        /// The condition that ended its batch, for the statement at which it ended.
        package let failure: String?
    }

    init(backendPID: Int32, _ batches: [Batch], _ answers: [BatchAnswer]) {
        self.backendPID = backendPID
        cost = answers.cost
        statements = zip(batches, answers).flatMap { batch, answer in
            batch.statements.enumerated().map { index, sql in
                let isCulprit = index == answer.results.count
                return Statement(shape: sql.shape, failure: isCulprit ? answer.error?.word : nil)
            }
        }
    }

    init(
        backendPID: Int32, _ statements: [SQL], failure: (at: Int, error: PostgresError)?,
        took duration: Duration
    ) {
        self.backendPID = backendPID
        cost = Cost(bytes: .zero, roundTrips: 0, duration: duration)
        self.statements = statements.enumerated().map { index, sql in
            Statement(shape: sql.shape, failure: index == failure?.at ? failure?.error.word : nil)
        }
    }
}

/// Is told of every trace, on the connection's own thread, so it must be quick.
package typealias StatementObserver = @Sendable (StatementTrace) -> Void

extension PostgresError {
    /// The server's code, or the kind of failure; never the message, in which values stand.
    fileprivate var word: String {
        if let sqlState { return sqlState.code }
        return switch kind {
        case .server: "refused"
        case .cancelled: "cancelled"
        case .couldNotConnect: "could not connect"
        case .connectionLost: "connection lost"
        case .receiverFailed: "receiver failed"
        }
    }
}
