import Foundation
import Glibc
package import Postgres
import Synchronization

/// Stands between a client and a server on Unix sockets until it is dead.
///
/// Then it holds on to both and passes nothing on, as a line does whose other end has lost its power.
package final class HalfOpenLine: Sendable {
    /// Give this to the client.
    package var target: ConnectionTarget { front.target }
    private let front: FrontSocket
    private let leash: Descriptor
    private let death: Death

    /// - Parameters:
    ///   - target: The server, which must be a Unix socket.
    ///   - lastWords: The line is dead as soon as a client says this; otherwise only when ``die()`` is called.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    package init(inFrontOf target: ConnectionTarget, deadAt lastWords: String? = nil) throws {
        front = try FrontSocket(inFrontOf: target)
        let (ours, theirs) = try UnixSocket.pair()
        (leash, death) = (ours, Death(at: lastWords))
        let (listener, server, death) = (front.listener, front.server, death)
        Thread.detachNewThread {
            while let client = UnixSocket.accept(listener), let server = try? UnixSocket.connect(server) {
                let wire = HalfOpenWire(client: client, server: server, leash: theirs, death: death)
                Thread.detachNewThread { wire.passOn() }
            }
        }
    }

    /// Passes nothing on any more.
    package func die() { death.happen() }

    /// Hangs up on both sides.
    package func cut() {
        var farewell: [UInt8] = [0]
        _ = leash.send(&farewell)
    }

    /// Returns once it is dead.
    package func waitUntilDead() async { for await _ in death.news {} }
}

/// What all clients of one line share.
private final class Death: Sendable {
    let news: AsyncStream<Void>
    private let tell: AsyncStream<Void>.Continuation
    private let lastWords: Data?
    private let state = Mutex(false)

    init(at lastWords: String?) {
        self.lastWords = lastWords.map { Data($0.utf8) }
        (news, tell) = AsyncStream.makeStream()
    }

    var hasHappened: Bool { state.withLock(\.self) }

    func happen() {
        state.withLock { $0 = true }
        tell.finish()
    }

    /// Happens when `bytes` hold the last words.
    func listen(to bytes: [UInt8]) {
        if let lastWords, Data(bytes).range(of: lastWords) != nil { happen() }
    }
}

/// One client and its server.
private struct HalfOpenWire: Sendable {
    let client: Descriptor
    let server: Descriptor
    let leash: Descriptor
    let death: Death

    /// Passes everything on, until either hangs up or the line is cut.
    func passOn() {
        while true {
            let ends = death.hasHappened ? [] : [pollfd(client, POLLIN), pollfd(server, POLLIN)]
            var waiting = [pollfd(leash, POLLIN)] + ends
            guard poll(&waiting, nfds_t(waiting.count), -1) > 0 || errno == EINTR else { return }
            if waiting[0].revents != 0 { return }
            if !ends.isEmpty, !step(waiting) { return }
        }
    }

    private func step(_ waiting: [pollfd]) -> Bool {
        if waiting[1].revents != 0 {
            guard let bytes = client.receive() else { return false }
            death.listen(to: bytes)
            if death.hasHappened { return true }
            guard server.sendAll(bytes) else { return false }
        }
        if waiting[2].revents != 0 {
            guard let bytes = server.receive() else { return false }
            return death.hasHappened || client.sendAll(bytes)
        }
        return true
    }
}
