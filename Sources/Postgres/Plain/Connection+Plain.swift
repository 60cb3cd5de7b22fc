import CPostgres

extension Connection {
    /// Holds the session for a while, to send one query after the other and wait for each, as an application's driver
    /// does.
    ///
    /// Unlike a ``Batch``, nothing is wrapped around what is sent: no transaction, no limits, no settings but those of the
    /// role and the database. What a transaction leaves open at the end is rolled back. Costs a round trip for each query.
    ///
    /// Cancelling the task stops the query that runs; the next one is refused.
    ///
    /// - Parameter work: Runs on the connection's thread, for as long as it takes.
    /// - Returns: What `work` returns.
    /// - Throws: What `work` throws, or why there is no session any more.
    package func plainly<Value: Sendable>(
        _ work: @Sendable (PlainSession) throws -> Value
    ) async throws -> Value {
        let outcome = await stoppable { wire -> Result<Value, any Error> in
            let session = PlainSession(wire: wire, cancel: cancelRequest)
            PQexitPipelineMode(wire.pointer)
            defer { PQenterPipelineMode(wire.pointer) }
            let outcome = Result { try work(session) }
            session.rollBack()
            return outcome
        } refused: { error in
            .failure(error)
        }
        return try outcome.get()
    }
}
