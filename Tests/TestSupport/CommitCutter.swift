import Foundation
import Glibc
package import Postgres

/// Stands between a client and a server on Unix sockets, and cuts the line at the first COMMIT.
///
/// What follows `begin` in one session is passed on as it is; only what comes with COMMIT is not answered. Sessions that
/// begin afterwards are passed on whole, or refused.
package final class CommitCutter: Sendable {
    /// Where the line is cut.
    package enum Cut: Sendable, Equatable, CaseIterable {
        /// The server never hears of it.
        case beforeServer
        /// The server carries it out, and the client never hears of that.
        case beforeClient
        /// The same; and nobody is let in afterwards.
        case forGood
    }

    /// Give this to the client.
    package var target: ConnectionTarget { front.target }
    private let front: FrontSocket

    /// - Parameters:
    ///   - target: The server, which must be a Unix socket.
    ///   - cut: Where the line is cut.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    package init(inFrontOf target: ConnectionTarget, cutting cut: Cut) throws {
        front = try FrontSocket(inFrontOf: target)
        let (listener, server, path) = (front.listener, front.server, front.path)
        Thread.detachNewThread {
            var hasCut = false
            while let client = UnixSocket.accept(listener), let server = try? UnixSocket.connect(server) {
                if hasCut, cut == .forGood { return }
                let line = CommitLine(client: client, server: server, cut: hasCut ? nil : cut)
                // The first session is over when it is cut; the others live beside one another.
                if hasCut {
                    Thread.detachNewThread { _ = line.passOn() }
                } else {
                    hasCut = line.passOn()
                    if cut == .forGood { unlink(path) }
                }
            }
        }
    }
}

/// One client and its server, until either hangs up or the line is cut.
private struct CommitLine: Sendable {
    let client: Descriptor
    let server: Descriptor
    /// `nil` where everything is passed on.
    let cut: CommitCutter.Cut?

    /// - Returns: Whether the line was cut.
    func passOn() -> Bool {
        while true {
            var waiting = [pollfd(client, POLLIN), pollfd(server, POLLIN)]
            guard poll(&waiting, 2, -1) > 0 || errno == EINTR else { return false }
            if waiting[0].revents != 0 {
                guard let bytes = client.receive() else { return false }
                if let cut, Self.isCommit(bytes) {
                    if cut != .beforeServer { carryOut(bytes) }
                    return true
                }
                guard server.sendAll(bytes) else { return false }
            }
            if waiting[1].revents != 0 {
                guard let bytes = server.receive(), client.sendAll(bytes) else { return false }
            }
        }
    }

    private static func isCommit(_ bytes: [UInt8]) -> Bool {
        Data(bytes).range(of: Data("COMMIT\0".utf8)) != nil
    }

    /// Waits for the server's first word, which it says once it is done.
    private func carryOut(_ bytes: [UInt8]) {
        guard server.sendAll(bytes) else { return }
        _ = server.receive()
    }
}
