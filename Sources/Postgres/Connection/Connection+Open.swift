extension Connection {
    /// Connects, which takes as long as the host likes but no longer than `timeout`.
    ///
    /// Cancelling the task ends the wait at once, even while a name server keeps silent. `progress` is called on a
    /// thread of the connection's own, and so is `observer`, after everything that was asked. The `limits` are those of
    /// every batch that has none of its own.
    ///
    /// - Throws: ``PostgresError`` of the kind ``PostgresError/Kind/couldNotConnect(_:)``.
    package static func open(
        _ target: ConnectionTarget, timeout: Duration = .seconds(15), limits: SessionLimits = .standard,
        progress: @escaping @Sendable (ConnectionPhase) -> Void = { _ in }, observer: StatementObserver? = nil
    ) async throws(PostgresError) -> Connection {
        let attempt = try ConnectionAttempt(
            target, timeout: timeout, limits: limits, progress: progress, observer: observer)
        attempt.start()
        return try await attempt.outcome().get()
    }
}
