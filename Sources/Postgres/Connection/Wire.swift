import CPostgres
import Glibc
import SystemCalls

/// Owns a `PGconn` and waits on its socket.
///
/// Lives on one ``ConnectionThread``.
///
/// libpq never blocks here: this class waits in `poll(2)`, for the socket, for the bell and for a deadline, while it
/// keeps reading what arrives even when there is still something to send, so that no pipeline is too long.
final class Wire {
    let pointer: OpaquePointer
    let bell: Bell
    /// Of every batch that has none of its own.
    let limits: SessionLimits
    let notices: Notices
    var prepared = PreparedStatements()

    /// Takes over `pointer`, to which nobody else may talk from now on.
    init(_ pointer: OpaquePointer, bell: Bell, limits: SessionLimits) {
        (self.pointer, self.bell, self.limits) = (pointer, bell, limits)
        notices = Notices(on: pointer)
    }

    deinit { PQfinish(pointer) }

    /// How often a wait ended because something had arrived.
    private(set) var arrivals = 0

    /// Reads what has arrived so far, without waiting for any.
    func takeArrived() {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return }
        arrivals += 1
        // A line that is lost is found out by whoever waits for it next.
        _ = PQconsumeInput(pointer)
    }

    /// Set when the session is over, though libpq may not have noticed yet.
    var isLost = false

    var isAlive: Bool { !isLost && PQstatus(pointer) == CONNECTION_OK }

    /// Of the server.
    ///
    /// One in `SQL_ASCII` takes and gives bytes as they are, but only if told that we do too.
    var encoding: ServerEncoding {
        let name = PQparameterStatus(pointer, "server_encoding").map { String(cString: $0) }
        return ServerEncoding(named: name ?? "")
    }

    /// Of the server process, as it was told when the session began; a pooler makes one up.
    var backendPID: Int32 { PQbackendPID(pointer) }

    /// Whether the server is reached by a Unix socket, so on the same machine.
    private var isLocal: Bool { PQhost(pointer).map { $0.pointee == UInt8(ascii: "/") } ?? false }

    /// Negative once libpq has closed it.
    var socket: Int32 { PQsocket(pointer) }

    /// Reads what has arrived although nothing was asked; false when that was the end of the session.
    func takeUnasked() -> Bool {
        let isConnected = PQconsumeInput(pointer) == 1
        // Has libpq understand what it read: a farewell becomes a notice.
        _ = PQisBusy(pointer)
        if !isConnected || PQstatus(pointer) != CONNECTION_OK { isLost = true }
        return !isLost
    }

    /// What libpq has to say about the last failure, on its own responsibility.
    var complaint: String {
        let text = PQerrorMessage(pointer).map { ServerText.decode(cString: $0) } ?? ""
        return text.split(separator: "\n").joined(separator: "\n")
    }

    /// Why ``wait(for:until:)`` returned.
    enum Awakening: Equatable {
        case socket
        case bell
        case deadline
    }

    /// Waits for the socket, the bell or the deadline; `nil` waits for ever.
    ///
    /// Whoever is alert is quicker for a moment, and takes the processor meanwhile.
    func wait(
        for events: Int32, until deadline: ContinuousClock.Instant? = nil, isAlert: Bool = true
    ) -> Awakening {
        var descriptors = [
            pollfd(fd: socket, events: Int16(events), revents: 0),
            pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        if isAlert { lookOut(for: &descriptors) }
        while true {
            let ready = poll(&descriptors, 2, Self.milliseconds(until: deadline))
            if ready < 0, errno == EINTR { continue }
            if ready == 0 { return .deadline }
            if descriptors[1].revents != 0 {
                bell.silence()
                return .bell
            }
            if descriptors[0].revents & Int16(POLLIN) != 0 { arrivals += 1 }
            return .socket
        }
    }

    /// Stays awake for a moment: a server on this machine often answers sooner than a sleeping thread is awake again.
    ///
    /// Whoever else has something to do goes first.
    private func lookOut(for descriptors: inout [pollfd]) {
        guard isLocal else { return }
        let end = ContinuousClock.now + Self.alertness
        while poll(&descriptors, 2, 0) == 0, ContinuousClock.now < end { sched_yield() }
    }

    private static let alertness = Duration.microseconds(200)

    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let remaining = max(.zero, deadline - .now).milliseconds
        // Rounded up, so that a wait never ends before its deadline.
        return Int32(clamping: remaining + 1)
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    package var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
