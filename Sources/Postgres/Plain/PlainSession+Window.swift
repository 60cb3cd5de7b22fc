import CPostgres
import SQL

extension PlainSession {
    /// Sends several statements in one go, and waits for one after the other: the server never waits for us.
    ///
    /// Each goes by the extended protocol, so it is one statement without parameters, and no `COPY`. Behind one that fails
    /// none is run. Only inside of an open transaction: by themselves, they would be one.
    ///
    /// - Parameters:
    ///   - texts: So many that a wish to stop, which strikes the one that runs, does not come too late for the rest.
    ///   - isDone: Told of each by its place as soon as the server has run it, and how long it took since the one before; all of
    ///     them together take as long as this call waits.
    /// - Throws: ``PlainFailure``; the position of its error counts in the text of the one that failed.
    package func run(
        _ texts: [String], isDone: (Int, Duration) -> Void
    ) throws(PlainFailure) {
        guard !cancel.isWanted else { throw PlainFailure(error: .stoppedBeforeSending, completed: 0) }
        precondition(transaction == .open, "statements that are sent together need a transaction")
        PQenterPipelineMode(wire.pointer)
        defer { if PQexitPipelineMode(wire.pointer) != 1 { wire.isLost = true } }
        var done = 0
        do throws(PostgresError) {
            try send(texts)
            try collect(texts.count) {
                isDone(done, $0)
                done += 1
            }
        } catch {
            throw PlainFailure(error: error, completed: done)
        }
    }

    private func send(_ texts: [String]) throws(PostgresError) {
        for text in texts {
            // Without the request to flush, the server keeps its answers until all of them are there.
            guard try Statement(SQL(unsafe: text)).send(to: wire.pointer, as: .text),
                PQsendFlushRequest(wire.pointer) == 1
            else { throw .connectionLost(wire.complaint) }
        }
        guard PQpipelineSync(wire.pointer) == 1 else { throw .connectionLost(wire.complaint) }
    }

    /// Reads up to the Sync, also where one of them has failed.
    private func collect(_ count: Int, isDone: (Duration) -> Void) throws(PostgresError) {
        let wait = ResultWait(wire: wire, cancel: cancel)
        var failure: PostgresError?
        // The server goes on while one is told of, so the time of the next begins where that of the last has ended.
        var start = ContinuousClock.now
        for _ in 0..<count {
            while let result = try next(wait, failure) {
                switch result.status {
                case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: failure = failure ?? error(result, since: start)
                case PGRES_PIPELINE_ABORTED: break
                case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                    // libpq has no way out of a COPY in a pipeline but to hang up.
                    wire.isLost = true
                    throw .connectionLost("COPY cannot run among other statements")
                default: break
                }
            }
            let end = ContinuousClock.now
            if failure == nil { isDone(end - start) }
            start = end
        }
        while let result = try next(wait, failure), result.status != PGRES_PIPELINE_SYNC {}
        if let failure { throw failure }
    }

    /// What the server said before it hung up says more than that it did.
    private func next(_ wait: ResultWait, _ failure: PostgresError?) throws(PostgresError) -> ResultHandle? {
        do throws(PostgresError) { return try wait.nextResult() } catch { throw failure ?? error }
    }
}
