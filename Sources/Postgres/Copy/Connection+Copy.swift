import CPostgres
package import SQL

extension Connection {
    /// Streams the answer to a `COPY … TO STDOUT` into `sink`, in pieces of some 64 kB, in constant memory.
    ///
    /// Runs in a READ ONLY transaction of its own, as long as it takes, unless a person or the role says how long. While `sink` is busy nothing more is read, so a slow receiver slows
    /// the server down. Cancelling the task stops the server. Costs three round trips.
    ///
    /// - Parameters:
    ///   - sql: One COPY statement, without parameters, which PostgreSQL does not take here.
    ///   - sink: Takes one or more whole rows. May block; throwing stops the server.
    /// - Throws: ``PostgresError``; of the kind ``PostgresError/Kind/receiverFailed`` when `sink` threw.
    package func copy(
        _ sql: SQL, to sink: @Sendable (UnsafeRawBufferPointer) throws -> Void
    ) async throws(PostgresError) {
        try await copy(sql) { piece, _ in try sink(piece) }
    }

    /// The same with the number of rows in each piece, of which a line of names is one.
    package func copy(
        _ sql: SQL, counting sink: @Sendable (UnsafeRawBufferPointer, Int) throws -> Void
    ) async throws(PostgresError) {
        let start = ContinuousClock.now
        let outcome: Result<Void, PostgresError> = await stoppable { wire in
            Result { () throws(PostgresError) in
                let steps = CopySteps(wire: wire, cancel: cancelRequest, limits: limits.withoutHurry)
                return try CopyOut(steps: steps).run(sql, sink)
            }
        } refused: { error in
            .failure(error)
        }
        observe([sql], since: start, failure: outcome.failure)
        try outcome.get()
    }
}
