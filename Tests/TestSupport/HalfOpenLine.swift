import Foundation
import Glibc
package import Postgres
import Synchronization

/// Stands between a client and a server on Unix sockets until it is dead or cut.
///
/// A dead one holds on to both and passes nothing on, as a line does whose other end has lost its power.
package final class HalfOpenLine: Sendable {
    /// What ends a line by itself.
    package enum Trigger: Sendable {
        /// A client says this.
        case words(String)
        /// Clients have sent so many pieces.
        case pieces(Int)
    }

    /// How it ends.
    package enum End: Sendable {
        /// For ever, and for all clients.
        case dead
        /// Both sides are hung up on; later clients are passed on.
        case cut
        /// It lives on; what is to be done is done before what has triggered it is passed on.
        case alive(@Sendable () -> Void)
    }

    /// Give this to the client.
    package var target: ConnectionTarget { front.target }
    private let front: FrontSocket
    private let leash: Descriptor
    private let fate: Fate

    /// - Parameters:
    ///   - target: The server, which must be a Unix socket.
    ///   - trigger: What ends it; `nil` where only ``die()`` and ``cut()`` do.
    ///   - end: How the trigger ends it.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    package init(inFrontOf target: ConnectionTarget, at trigger: Trigger? = nil, end: End = .dead) throws {
        front = try FrontSocket(inFrontOf: target)
        let (ours, theirs) = try UnixSocket.pair()
        (leash, fate) = (ours, Fate(trigger, end))
        let (listener, server, fate) = (front.listener, front.server, fate)
        Thread.detachNewThread {
            while let client = UnixSocket.accept(listener), let server = try? UnixSocket.connect(server) {
                let wire = HalfOpenWire(client: client, server: server, leash: theirs, fate: fate)
                Thread.detachNewThread { wire.passOn() }
            }
        }
    }

    /// Passes nothing on any more.
    package func die() { fate.die() }

    /// Hangs up on both sides.
    package func cut() {
        var farewell: [UInt8] = [0]
        _ = leash.send(&farewell)
    }

    /// Returns once it is dead.
    package func waitUntilDead() async { for await _ in fate.news {} }
}

/// What all clients of one line share.
private final class Fate: Sendable {
    enum Verdict { case pass, drop, cut }

    let news: AsyncStream<Void>
    private let tell: AsyncStream<Void>.Continuation
    private let trigger: HalfOpenLine.Trigger?
    private let end: HalfOpenLine.End
    private let state = Mutex((isDead: false, hasEnded: false, pieces: 0))

    init(_ trigger: HalfOpenLine.Trigger?, _ end: HalfOpenLine.End) {
        (self.trigger, self.end) = (trigger, end)
        (news, tell) = AsyncStream.makeStream()
    }

    var isDead: Bool { state.withLock(\.isDead) }

    func die() {
        state.withLock { $0.isDead = true }
        tell.finish()
    }

    /// What becomes of a piece that a client sends.
    func verdict(on bytes: [UInt8]) -> Verdict {
        let isEnd = state.withLock { state in
            // A client that says farewell waits for nothing, and may be gone before the line has ended.
            guard bytes.first != UInt8(ascii: "X") else { return false }
            defer { state.pieces += 1 }
            guard !state.hasEnded, isTriggered(by: bytes, behind: state.pieces) else { return false }
            state.hasEnded = true
            return true
        }
        guard isEnd else { return isDead ? .drop : .pass }
        switch end {
        case .cut: return .cut
        case .alive(let act):
            act()
            return .pass
        case .dead:
            die()
            return .drop
        }
    }

    private func isTriggered(by bytes: [UInt8], behind pieces: Int) -> Bool {
        switch trigger {
        case .words(let words): Data(bytes).range(of: Data(words.utf8)) != nil
        case .pieces(let count): pieces >= count
        case nil: false
        }
    }
}

/// One client and its server.
private struct HalfOpenWire: Sendable {
    let client: Descriptor
    let server: Descriptor
    let leash: Descriptor
    let fate: Fate

    /// Passes everything on, until either hangs up or the line is cut.
    func passOn() {
        defer {
            // Heard on the other side whoever else may have the socket.
            shutdown(client.number, Int32(SHUT_RDWR))
            shutdown(server.number, Int32(SHUT_RDWR))
        }
        while true {
            let ends = fate.isDead ? [] : [pollfd(client, POLLIN), pollfd(server, POLLIN)]
            var waiting = [pollfd(leash, POLLIN)] + ends
            guard poll(&waiting, nfds_t(waiting.count), -1) > 0 || errno == EINTR else { return }
            if waiting[0].revents != 0 { return }
            if !ends.isEmpty, !step(waiting) { return }
        }
    }

    private func step(_ waiting: [pollfd]) -> Bool {
        if waiting[1].revents != 0 {
            guard let bytes = client.receive() else { return false }
            switch fate.verdict(on: bytes) {
            case .pass: guard server.sendAll(bytes) else { return false }
            case .drop: return true
            case .cut: return false
            }
        }
        if waiting[2].revents != 0 {
            guard let bytes = server.receive() else { return false }
            return fate.isDead || client.sendAll(bytes)
        }
        return true
    }
}
