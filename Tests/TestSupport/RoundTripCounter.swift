import Foundation
import Glibc
package import Postgres
import Synchronization

/// Stands between a client and a server on Unix sockets, and counts how often the client waits.
///
/// It plays a wire with latency: what the server says is held back until the client has been silent for a moment. So a
/// client that sends three packets without reading in between makes one round trip, as it would over an ocean, and
/// however the scheduler shuffles two processes on one machine, the count is the same.
package final class RoundTripCounter: Sendable {
    /// What went through one connection.
    package struct Traffic: Equatable, Sendable {
        /// Until the server first said that it is ready.
        package var startUpTrips = 0
        /// After that.
        package var trips = 0
        package var bytesFromServer = 0
        package var bytesFromClient = 0
    }

    /// Give this to the client.
    package var target: ConnectionTarget { front.target }
    private let front: FrontSocket
    private let leash: Descriptor
    private let ledger: Ledger

    /// Listens on a socket of its own and passes everything on to `target`, which must be a Unix socket.
    ///
    /// - Parameters:
    ///   - target: The server.
    ///   - silence: How long the client must be silent before it counts as waiting.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    package init(inFrontOf target: ConnectionTarget, silence: Duration = .milliseconds(25)) throws {
        front = try FrontSocket(inFrontOf: target)
        let (ours, theirs) = try UnixSocket.pair()
        (leash, ledger) = (ours, Ledger())
        let relay = Relay(server: front.server, leash: theirs, silence: silence, ledger: ledger)
        let listener = front.listener
        Thread.detachNewThread { relay.accept(on: listener) }
    }

    /// One entry for each connection so far, in the order in which they were made.
    package var sessions: [Traffic] { ledger.sessions.withLock(\.self) }

    /// What the only or the last connection cost; all zero before there is one.
    package var last: Traffic { sessions.last ?? Traffic() }

    /// The counts of all sessions, shared with the threads that relay them.
    final class Ledger: Sendable {
        let sessions = Mutex<[Traffic]>([])

        func open() -> Int {
            sessions.withLock { sessions in
                sessions.append(Traffic())
                return sessions.count - 1
            }
        }

        func note(_ session: Int, _ change: (inout Traffic) -> Void) {
            sessions.withLock { change(&$0[session]) }
        }
    }
}

/// Accepts clients and relays each on a thread of its own, until the leash is let go.
private struct Relay: Sendable {
    let server: sockaddr_un
    let leash: Descriptor
    let silence: Duration
    let ledger: RoundTripCounter.Ledger

    func accept(on listener: Descriptor) {
        while true {
            var waiting = [pollfd(listener, POLLIN), pollfd(leash, POLLIN)]
            guard poll(&waiting, 2, -1) > 0 || errno == EINTR else { return }
            if waiting[1].revents != 0 { return }
            guard let client = UnixSocket.accept(listener), let server = try? UnixSocket.connect(server)
            else { continue }
            let session = ledger.open()
            Thread.detachNewThread {
                var exchange = Exchange(
                    client: client, server: server, leash: leash, silence: silence, ledger: ledger,
                    session: session)
                exchange.run()
            }
        }
    }
}

/// One client and its server, until either hangs up.
private struct Exchange {
    let client: Descriptor
    let server: Descriptor
    let leash: Descriptor
    let silence: Duration
    let ledger: RoundTripCounter.Ledger
    let session: Int
    private var toServer: [UInt8] = []
    private var toClient: [UInt8] = []
    private var lastWord = ContinuousClock.now
    private var isClientTalking = false
    private var startUp = StartUpWatcher()

    init(
        client: Descriptor, server: Descriptor, leash: Descriptor, silence: Duration,
        ledger: RoundTripCounter.Ledger, session: Int
    ) {
        (self.client, self.server, self.leash) = (client, server, leash)
        (self.silence, self.ledger, self.session) = (silence, ledger, session)
    }

    mutating func run() {
        while step() {}
        // What the server said last, such as why it hangs up, still reaches the client.
        while !toClient.isEmpty, client.send(&toClient) {}
    }

    private mutating func step() -> Bool {
        let isHeld = ContinuousClock.now - lastWord < silence
        var waiting = [
            pollfd(client, POLLIN | (!toClient.isEmpty && !isHeld ? Int32(POLLOUT) : 0)),
            pollfd(server, (toClient.count < 8 << 20 ? POLLIN : 0) | (toServer.isEmpty ? 0 : Int32(POLLOUT))),
            pollfd(leash, POLLIN),
        ]
        let patience: Int32 = toClient.isEmpty || !isHeld ? -1 : 1
        guard poll(&waiting, 3, patience) >= 0 || errno == EINTR, waiting[2].revents == 0 else {
            return false
        }
        if waiting[0].has(POLLIN), !hearClient() { return false }
        if waiting[1].has(POLLIN), !hearServer() { return false }
        if !toServer.isEmpty, waiting[1].has(POLLOUT), !server.send(&toServer) { return false }
        if !toClient.isEmpty, waiting[0].has(POLLOUT), !answerClient() { return false }
        return !waiting[0].isGone && !waiting[1].isGone
    }

    private mutating func hearClient() -> Bool {
        guard let bytes = client.receive() else { return false }
        lastWord = .now
        let (isNewTrip, isStartUp) = (!isClientTalking && bytes != Self.farewell, !startUp.isOver)
        isClientTalking = true
        toServer += bytes
        ledger.note(session) { traffic in
            traffic.bytesFromClient += bytes.count
            if isNewTrip { if isStartUp { traffic.startUpTrips += 1 } else { traffic.trips += 1 } }
        }
        return true
    }

    /// The message Terminate, behind which nobody waits for an answer.
    private static let farewell: [UInt8] = [UInt8(ascii: "X"), 0, 0, 0, 4]

    private mutating func hearServer() -> Bool {
        guard let bytes = server.receive() else { return false }
        toClient += bytes
        startUp.watch(bytes)
        ledger.note(session) { $0.bytesFromServer += bytes.count }
        return true
    }

    private mutating func answerClient() -> Bool {
        isClientTalking = false
        return client.send(&toClient)
    }
}

/// Finds the first `ReadyForQuery` in what a server says: every message is a letter and a length.
private struct StartUpWatcher {
    private(set) var isOver = false
    private var unread: [UInt8] = []

    mutating func watch(_ bytes: [UInt8]) {
        guard !isOver else { return }
        unread += bytes
        while unread.count >= 5, !isOver {
            let length = unread[1..<5].reduce(0) { $0 << 8 | Int($1) }
            guard unread.count > length else { return }
            isOver = unread[0] == UInt8(ascii: "Z")
            unread.removeFirst(length + 1)
        }
    }
}
