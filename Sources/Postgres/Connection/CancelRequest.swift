import CPostgres
import Synchronization
import SystemCalls

/// Asks the server to stop what a connection is doing; may be used from any thread, and never blocks its caller.
///
/// Sendable because `PQcancel` only reads the `PGcancel` and may, says its manual page, run on another thread than the
/// connection; the pointer never changes.
final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let bell: Bell
    private let state = Mutex(State())

    private struct State {
        var isWanted = false
        var isUnderWay = false
    }

    init?(_ connection: OpaquePointer, bell: Bell) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        (self.pointer, self.bell) = (pointer, bell)
    }

    deinit { PQfreeCancel(pointer) }

    /// Whether somebody asked since the last ``reset()``.
    var isWanted: Bool { state.withLock(\.isWanted) }

    /// Whether the server has not yet taken note of the request.
    ///
    /// A statement sent now might be stopped in place of the one that was meant.
    var isUnderWay: Bool { state.withLock(\.isUnderWay) }

    /// Forgets what was asked; call it only when nothing is under way.
    func reset() { state.withLock { $0.isWanted = false } }

    /// Sends the request on a thread of its own, unless one is under way; then rings the bell.
    func send() {
        let isFirst = state.withLock { state in
            defer { (state.isWanted, state.isUnderWay) = (true, true) }
            return !state.isUnderWay
        }
        guard isFirst else { return }
        bell.ring()
        if OwnThread.run({ self.perform() }) != 0 { finish() }
    }

    private func perform() {
        var reason = [CChar](repeating: 0, count: 256)
        PQcancel(pointer, &reason, Int32(reason.count))
        finish()
    }

    private func finish() {
        state.withLock { $0.isUnderWay = false }
        bell.ring()
    }
}
