import CPostgres
package import SQL

/// A session as an application's driver sees it: one query at a time, by the protocol that the driver would choose.
///
/// Lives on the connection's thread, inside of ``Connection/plainly(_:)``.
package struct PlainSession {
    let wire: Wire
    let cancel: CancelRequest

    init(wire: Wire, cancel: CancelRequest) { (self.wire, self.cancel) = (wire, cancel) }

    /// How the session stands between two queries.
    package enum Transaction: Equatable, Sendable { case none, open, failed }

    package var transaction: Transaction {
        switch PQtransactionStatus(wire.pointer) {
        case PQTRANS_IDLE: .none
        case PQTRANS_INERROR: .failed
        default: .open
        }
    }

    /// Sends text without parameters, which may hold several statements, by the simple protocol.
    ///
    /// The server runs them in one transaction where none is open, and stops at the first that fails. A `COPY … FROM STDIN`
    /// fails for want of a source, what a `COPY … TO STDOUT` sends is passed over, as node-postgres has it.
    ///
    /// - Returns: How long the server took, with the way there and back.
    /// - Throws: ``PlainFailure``; the position of its error counts in `text`.
    @discardableResult
    package func run(_ text: String) throws(PlainFailure) -> Duration {
        guard !cancel.isWanted else { throw PlainFailure(error: .stoppedBeforeSending, completed: 0) }
        let start = ContinuousClock.now
        let (results, error) = sent(text)
        if let error { throw PlainFailure(error: error, completed: results.count) }
        return .now - start
    }

    /// Sends one statement with its parameters, by the extended protocol.
    @discardableResult
    package func ask(_ sql: SQL) throws(PostgresError) -> RowSet? {
        guard !cancel.isWanted else { throw .stoppedBeforeSending }
        let start = ContinuousClock.now
        guard try Statement(sql).send(to: wire.pointer, as: .text) else {
            throw .connectionLost(wire.complaint)
        }
        let (results, error) = answer(since: start)
        if let error { throw error }
        return results.first
    }

    /// Ends the transaction, if there is one, with COMMIT.
    ///
    /// - Throws: ``PostgresError`` when the server refused, or ``CommitInDoubt`` when it could not say.
    package func commit(on serverVersion: Int) throws {
        guard !cancel.isWanted else { throw PostgresError.stoppedBeforeSending }
        let transaction = try number(on: serverVersion)
        guard let error = sent("COMMIT").error else { return }
        guard error.kind == .connectionLost else { throw error }
        throw CommitInDoubt(transaction: transaction, loss: error)
    }

    /// The running transaction's number; `nil` where it has written nothing, or there is none.
    package func number(on serverVersion: Int) throws(PostgresError) -> TransactionNumber? {
        guard transaction == .open else { return nil }
        return TransactionNumber(try ask(TransactionNumber.assigned(on: serverVersion))?[0, 0])
    }

    /// Ends the transaction, if there is one, whatever has happened and whoever wants to stop.
    ///
    /// A wish to stop may strike this too, so it is said again.
    package func rollBack() {
        for _ in 0..<3 where wire.isAlive && transaction != .none { _ = sent("ROLLBACK") }
    }

    /// What the server has said unasked since this was last asked for, oldest first.
    package func takeNotices() -> [String] { wire.notices.takeUnread() }

    private typealias Answer = (results: [RowSet], error: PostgresError?)

    private func sent(_ text: String) -> Answer {
        let start = ContinuousClock.now
        do throws(PostgresError) {
            let query = try Statement(SQL(unsafe: text))
            guard query.sendPlainly(to: wire.pointer) else { throw .connectionLost(wire.complaint) }
            return answer(since: start)
        } catch {
            return ([], error)
        }
    }

    /// Reads up to the server's word that it is ready.
    private func answer(since start: ContinuousClock.Instant) -> Answer {
        let wait = ResultWait(wire: wire, cancel: cancel)
        var results: [RowSet] = []
        var failure: PostgresError?
        do throws(PostgresError) {
            while let result = try wait.nextResult() {
                switch result.status {
                case PGRES_COPY_IN: PQputCopyEnd(wire.pointer, Self.noSource)
                case PGRES_COPY_OUT: try passOver(wait)
                case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: failure = failure ?? error(result, since: start)
                default: results.append(RowSet(result))
                }
            }
        } catch {
            // What the server said before it hung up says more than that it did.
            return (results, failure ?? error)
        }
        return (results, failure)
    }

    func error(_ result: ResultHandle, since start: ContinuousClock.Instant) -> PostgresError {
        var error = PostgresError(result).stopped(
            byUser: cancel.isWanted, after: .now - start, limits: .unlimited)
        if !wire.isAlive { error.kind = .connectionLost }
        if error.kind == .connectionLost { wire.isLost = true }
        return error
    }

    private func passOver(_ wait: ResultWait) throws(PostgresError) {
        var row: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(wire.pointer, &row, 1)
            if length < 0 { return }
            if length == 0 { try wait.waitForInput() } else { PQfreemem(row) }
        }
    }

    /// - Source: pg 8, lib/client.js, `_handleCopyInResponse`.
    private static let noSource = "No source stream defined"
}

/// Why a text was not run to its end.
package struct PlainFailure: Error, Equatable, Sendable {
    package let error: PostgresError
    /// How many of its statements the server had run.
    package let completed: Int

    package init(error: PostgresError, completed: Int) { (self.error, self.completed) = (error, completed) }
}
