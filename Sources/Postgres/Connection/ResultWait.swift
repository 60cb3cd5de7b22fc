import CPostgres
import Glibc

/// Waits for results while it keeps sending and stays open to a wish to stop.
struct ResultWait {
    let wire: Wire
    let cancel: CancelRequest
    /// Whether an answer is expected at once, rather than a stream of which the next piece can wait.
    var isAlert = true

    /// How long the server may ignore a request to stop before the connection is given up.
    static let grace = Duration.seconds(10)
    /// A request can arrive before the statement it is meant for; it is repeated at this pace.
    static let insistence = Duration.milliseconds(250)

    /// The next result; `nil` at the end of a statement.
    ///
    /// - Throws: ``PostgresError`` only when the connection is lost.
    func nextResult() throws(PostgresError) -> ResultHandle? {
        try waitWhile { PQisBusy(wire.pointer) == 1 }
        return PQgetResult(wire.pointer).map(ResultHandle.init)
    }

    /// Asks again when a stopped call goes on to its next batch.
    func stopAgainIfWanted() {
        if cancel.isWanted { cancel.send() }
    }

    /// Returns once no request is on its way that could hit the next statement.
    func settle() {
        let deadline = ContinuousClock.now + Self.grace
        while cancel.isUnderWay, ContinuousClock.now < deadline {
            // Only the bell matters here, but a readable socket would end every wait at once.
            _ = wire.wait(for: 0, until: deadline)
        }
        cancel.reset()
    }

    /// Reads and writes whatever is possible until `isUnfinished` is false.
    func waitWhile(_ isUnfinished: () -> Bool) throws(PostgresError) {
        var end: ContinuousClock.Instant?
        while isUnfinished() {
            if cancel.isWanted, end == nil { end = .now + Self.grace }
            let unsent = PQflush(wire.pointer) == 1
            let events = POLLIN | (unsent ? Int32(POLLOUT) : 0)
            switch wire.wait(
                for: events, until: end.map { min($0, .now + Self.insistence) }, isAlert: isAlert)
            {
            case .socket: try takeInput()
            case .bell: break
            case .deadline: try insist(until: end)
            }
        }
    }

    /// Returns once something has arrived.
    func waitForInput() throws(PostgresError) {
        var hasWaited = false
        try waitWhile {
            defer { hasWaited = true }
            return !hasWaited
        }
    }

    private func takeInput() throws(PostgresError) {
        // After a failure, libpq still hands out what the server said before it hung up.
        guard PQconsumeInput(wire.pointer) == 1 || PQisBusy(wire.pointer) == 0 else {
            throw .connectionLost(wire.complaint)
        }
    }

    private func insist(until end: ContinuousClock.Instant?) throws(PostgresError) {
        if let end, end <= .now {
            let reason = cancel.complaint.map { ": \($0)" } ?? ""
            throw .connectionLost("the server did not answer the request to stop\(reason)")
        }
        cancel.send()
    }
}
