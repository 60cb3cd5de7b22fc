package import Postgres

/// A database that is connected to when it is first asked something, for as long as the question takes.
package actor Visit: DatabaseAccess {
    private let target: ConnectionTarget
    private let limits: SessionLimits
    private let timeout: Duration
    private let observer: StatementObserver?
    private var opened: Connection?

    init(
        _ target: ConnectionTarget, limits: SessionLimits, timeout: Duration, observer: StatementObserver?
    ) {
        (self.target, self.limits, self.timeout, self.observer) = (target, limits, timeout, observer)
    }

    package nonisolated var display: String { target.display }

    package func connection() async throws(PostgresError) -> Connection {
        if let opened { return opened }
        let connection = try await Connection.open(
            target, timeout: timeout, limits: limits, observer: observer)
        // Somebody else may have asked meanwhile; both then use the same one.
        if let opened {
            await connection.close()
            return opened
        }
        opened = connection
        return connection
    }

    package func run(_ batches: [Batch]) async throws(PostgresError) -> [BatchAnswer] {
        await (try connection()).run(batches)
    }

    /// Ends the session, if there is one.
    package func close() async {
        await opened?.close()
        opened = nil
    }
}
