import CPostgres
import Glibc

/// Waits for results while it keeps sending and stays open to a wish to stop.
struct ResultWait {
    let wire: Wire
    let cancel: CancelRequest
    /// Whether an answer is expected at once, rather than a stream of which the next piece can wait.
    var isAlert = true
    /// How long nothing may come before the server is asked to stop; `nil` where it may take as long as it likes.
    var silence: Duration?
    /// Whether it may say something meanwhile without that counting, such as notices that never end.
    var isStrict = false

    /// How long the server may ignore a person's request to stop before the connection is given up.
    static let grace = Duration.seconds(10)
    /// The same where nobody asked, and the server is silent for longer than it may be.
    static let lastGrace = Duration.seconds(3)
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

    /// Returns once no request is on its way that could hit the next statement; on a lost connection there is none.
    func settle() {
        guard wire.isAlive else { return cancel.reset() }
        let deadline = ContinuousClock.now + Self.grace
        while cancel.isUnderWay, ContinuousClock.now < deadline {
            // Only the bell matters here, but a readable socket would end every wait at once.
            _ = wire.wait(for: 0, until: deadline)
        }
        cancel.reset()
    }

    /// Reads and writes whatever is possible until `isUnfinished` is false.
    ///
    /// A line that is dead at its other end, or a proxy that lost its server, is silent for ever, and no limit that the
    /// server keeps ends that; so the clock is looked at here too.
    func waitWhile(_ isUnfinished: () -> Bool) throws(PostgresError) {
        var lastSign = ContinuousClock.now
        var end: ContinuousClock.Instant?
        while isUnfinished() {
            // libpq closes the socket at the end of a session, also where it has nothing to say about a COPY.
            guard wire.socket >= 0 else { throw lost(wire.complaint) }
            if end == nil { end = givingUp(after: lastSign) }
            let unsent = PQflush(wire.pointer) == 1
            let events = POLLIN | (unsent ? Int32(POLLOUT) : 0)
            let pause = end.map { min($0, .now + Self.insistence) } ?? silence.map { lastSign + $0 }
            switch wire.wait(for: events, until: pause, isAlert: isAlert) {
            case .socket:
                if !isStrict { lastSign = .now }
                try takeInput()
                // Who never stops talking lets no deadline come up.
                if isStrict, end != nil { try insist(until: end) }
            case .bell: break
            case .deadline: try insist(until: end)
            }
        }
    }

    /// When the connection is to be given up, once the server should stop.
    private func givingUp(after lastSign: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        if cancel.isWanted { return .now + Self.grace }
        guard let silence, lastSign + silence <= .now else { return nil }
        return .now + Self.lastGrace
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
            throw lost(wire.complaint)
        }
    }

    private func lost(_ reason: String) -> PostgresError {
        wire.isLost = true
        return .connectionLost(reason)
    }

    private func insist(until end: ContinuousClock.Instant?) throws(PostgresError) {
        if let end, end <= .now {
            let reason = cancel.complaint.map { ": \($0)" } ?? ""
            let silence = cancel.isWanted ? "" : "was silent when its time was over, and "
            throw lost("the server \(silence)did not answer the request to stop\(reason)")
        }
        cancel.insist()
    }
}
