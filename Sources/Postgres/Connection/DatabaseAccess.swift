/// A way to a database: an open connection, or something that opens one when it is first needed.
package protocol DatabaseAccess: Sendable {
    /// The database's name for people, such as `shop@db1:5432`; never with a password.
    nonisolated var display: String { get }

    /// Runs the batches in one round trip.
    ///
    /// - Throws: Why there is no connection; what the server has against a batch is in its answer.
    func run(_ batches: [Batch]) async throws(PostgresError) -> [BatchAnswer]

    /// The connection itself, for what takes more than one step on the same one.
    func connection() async throws(PostgresError) -> Connection
}

extension DatabaseAccess {
    /// Runs one batch.
    ///
    /// - Throws: Why there is no connection; what the server has against the batch is in the answer.
    package func answer(_ batch: Batch) async throws(PostgresError) -> BatchAnswer {
        try await run([batch])[0]
    }
}

extension Connection: DatabaseAccess {
    package nonisolated var display: String { facts.display }

    package nonisolated func connection() -> Connection { self }
}
