import Foundation
import Glibc
package import Postgres
import Synchronization

/// Stands between a client and a server on Unix sockets, and cuts one session at some step of what is said there.
///
/// What one of the two says at a time is a step. Sessions that begin afterwards are passed on whole.
package final class StepCutter: Sendable {
    /// Give this to the client.
    package var target: ConnectionTarget { front.target }
    private let front: FrontSocket
    private let state: State

    fileprivate final class State: Sendable {
        let steps: Atomic<Int>
        let isArmed = Atomic(false)

        init(_ steps: Int) { self.steps = Atomic(steps) }

        /// Whether the step that happens now is the last.
        func isLast() -> Bool {
            guard isArmed.load(ordering: .sequentiallyConsistent) else { return false }
            return steps.subtract(1, ordering: .sequentiallyConsistent).newValue == 0
        }
    }

    /// - Parameters:
    ///   - target: The server, which must be a Unix socket.
    ///   - step: Which step is the last, from 1; who says it is not heard by the other.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    package init(inFrontOf target: ConnectionTarget, cuttingAt step: Int) throws {
        front = try FrontSocket(inFrontOf: target)
        state = State(step)
        let (listener, server, state) = (front.listener, front.server, state)
        Thread.detachNewThread {
            while let client = UnixSocket.accept(listener), let server = try? UnixSocket.connect(server) {
                let line = SteppedLine(client: client, server: server, state: state)
                Thread.detachNewThread { line.passOn() }
            }
        }
    }

    /// Counts from now on.
    package func arm() { state.isArmed.store(true, ordering: .sequentiallyConsistent) }

    /// Whether so many steps were made.
    package var hasCut: Bool { state.steps.load(ordering: .sequentiallyConsistent) <= 0 }
}

/// One client and its server, until either hangs up or the line is cut.
private struct SteppedLine: Sendable {
    let client: Descriptor
    let server: Descriptor
    let state: StepCutter.State

    func passOn() {
        while true {
            var waiting = [pollfd(client, POLLIN), pollfd(server, POLLIN)]
            guard poll(&waiting, 2, -1) > 0 || errno == EINTR else { return }
            for (index, (from, to)) in [(client, server), (server, client)].enumerated()
            where waiting[index].revents != 0 {
                guard let bytes = from.receive(), !state.isLast(), to.sendAll(bytes) else { return }
            }
        }
    }
}
