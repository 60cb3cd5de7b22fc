/// A connection in the making whose first question is already known.
///
/// The question leaves the moment the server lets us in, on the connection's own thread, so that nobody has to be woken
/// between the welcome and the question. A caller with nothing else to do may block until the answer is there. From an
/// accepted connection to the first answer that is one round trip.
///
/// ```swift
/// let arrival = try EarlyConnection(at: target) { facts in [Batch("SELECT …")] }
/// arrival.wait(.milliseconds(100))
/// if let first = arrival.takeAnswers() { … }
/// let connection = try await arrival.connection()
/// ```
package final class EarlyConnection: Sendable {
    private let attempt: ConnectionAttempt

    /// Starts connecting.
    ///
    /// - Parameters:
    ///   - target: Where.
    ///   - timeout: How long connecting may take, unless the target says so itself.
    ///   - limits: Of every batch that has none of its own.
    ///   - progress: Called on the connection's thread.
    ///   - observer: Called on the connection's thread after everything that was asked.
    ///   - question: Called on the connection's thread once we are let in; gives what is asked in one round trip.
    /// - Throws: ``PostgresError`` when there is not even a thread for it.
    package init(
        at target: ConnectionTarget, timeout: Duration = .seconds(15), limits: SessionLimits = .standard,
        progress: @escaping @Sendable (ConnectionPhase) -> Void = { _ in },
        observer: StatementObserver? = nil,
        asking question: @escaping @Sendable (SessionFacts) -> [Batch]
    ) throws(PostgresError) {
        attempt = try ConnectionAttempt(
            target, timeout: timeout, limits: limits, progress: progress, observer: observer,
            asking: question)
        attempt.start()
    }

    /// The connection, once the first question was answered; ask for it once.
    ///
    /// Cancelling the task gives up connecting, or stops the first question.
    package func connection() async throws(PostgresError) -> Connection { try await attempt.outcome().get() }

    /// Blocks the calling thread until the server has been told who we are, or for as long as `patience` lasts.
    ///
    /// A thread that has other things to do meanwhile does them better afterwards, while the server is busy with us: on
    /// few processors, it would only keep the connection's thread from its work.
    package func waitForGreeting(_ patience: Duration) { attempt.waitForGreeting(patience) }

    /// Blocks the calling thread until there is an answer or none will come, but no longer than `patience`.
    package func wait(_ patience: Duration) { attempt.wait(patience) }

    /// The answers to the first question, for the first who asks for them once they are there.
    package func takeAnswers() -> FirstAnswers? { attempt.takeAnswers() }
}

/// What the server answered to the first question of a session.
package struct FirstAnswers: Sendable {
    package let facts: SessionFacts
    /// In the order of the batches.
    package let batches: [BatchAnswer]

    package init(facts: SessionFacts, batches: [BatchAnswer]) {
        (self.facts, self.batches) = (facts, batches)
    }
}
