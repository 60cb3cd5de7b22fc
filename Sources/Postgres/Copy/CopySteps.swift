import CPostgres
import SQL

/// What every COPY has around it: single statements, each of them waited for, outside of the pipeline.
///
/// libpq has no COPY in pipeline mode, so the pipeline is left for as long as it lasts. A COPY goes out alone, by the
/// extended protocol, where the server takes no second statement behind it. Lives on the connection's thread.
struct CopySteps {
    let wire: Wire
    let cancel: CancelRequest
    let limits: SessionLimits

    var patience: ResultWait { ResultWait(wire: wire, cancel: cancel, silence: limits.silence) }
    /// Between the pieces of a long stream.
    var calm: ResultWait { ResultWait(wire: wire, cancel: cancel, isAlert: false, silence: limits.silence) }
    /// What surrounds a COPY is quick, however long that may take.
    var haste: ResultWait {
        ResultWait(wire: wire, cancel: cancel, silence: SessionLimits.standard.silence)
    }

    func outsideOfPipeline<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure)
        -> Value
    {
        PQexitPipelineMode(wire.pointer)
        defer { PQenterPipelineMode(wire.pointer) }
        return try body()
    }

    /// Runs a statement that is answered at once.
    @discardableResult
    func finish(_ statement: Statement) throws(PostgresError) -> RowSet? { try finish(statement, haste) }

    /// Runs a statement, and waits for its answer in this way.
    @discardableResult
    func finish(_ statement: Statement, _ wait: ResultWait) throws(PostgresError) -> RowSet? {
        guard statement.send(to: wire.pointer, as: .text) else { throw .connectionLost(wire.complaint) }
        return try drain(wait)
    }

    /// Reads to the end of a statement, and throws what went wrong on the way.
    @discardableResult
    func drain(_ wait: ResultWait) throws(PostgresError) -> RowSet? {
        var (failure, answer): (PostgresError?, RowSet?) = (nil, nil)
        while let result = try wait.nextResult() {
            do {
                try check(result)
                answer = RowSet(result)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return answer
    }

    func check(_ result: ResultHandle) throws(PostgresError) {
        guard result.status == PGRES_FATAL_ERROR || result.status == PGRES_BAD_RESPONSE else { return }
        var error = PostgresError(result).stopped(byUser: cancel.isWanted, after: .zero, limits: limits)
        if !wire.isAlive { error.kind = .connectionLost }
        throw error
    }

    /// Begins a stream.
    ///
    /// - Throws: What the server has against the statement, or that it begins no stream of this kind.
    func begin(_ copy: Statement, expecting status: ExecStatusType) throws(PostgresError) {
        guard copy.send(to: wire.pointer, as: .text) else { throw .connectionLost(wire.complaint) }
        guard let first = try patience.nextResult() else { throw .connectionLost(wire.complaint) }
        guard first.status != status else { return }
        try drain(patience)
        try check(first)
        throw .notACopy
    }
}

extension PostgresError {
    fileprivate static let notACopy = PostgresError(
        kind: .server, sqlState: .syntaxError,
        message: "the statement is no COPY of the kind that is expected")
}
