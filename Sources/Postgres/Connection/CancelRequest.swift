import Synchronization
import SystemCalls

/// Asks the server to stop what a connection is doing; may be used from any thread, and never blocks its caller.
final class CancelRequest: Sendable {
    private let call: any CancelCall
    private let bell: Bell
    private let state = Mutex(State())

    private struct State {
        var isWanted = false
        var isOverdue = false
        var isUnderWay = false
        var complaint: String?
    }

    /// Reads the connection, so it belongs on the connection's thread.
    init?(_ connection: OpaquePointer, bell: Bell) {
        let call: (any CancelCall)? =
            ClientLibrary.encryptsCancel ? EncryptedCancel(connection) : PlainCancel(connection)
        guard let call else { return nil }
        (self.call, self.bell) = (call, bell)
    }

    /// Whether somebody asked since the last ``reset()``.
    var isWanted: Bool { state.withLock(\.isWanted) }

    /// Whether a statement was stopped since the last ``reset()`` because its time was over.
    var isOverdue: Bool { state.withLock(\.isOverdue) }

    /// Whether the server has not yet taken note of the request.
    ///
    /// A statement sent now might be stopped in place of the one that was meant.
    var isUnderWay: Bool { state.withLock(\.isUnderWay) }

    /// Why the last request did not reach the server, in libpq's words.
    var complaint: String? { state.withLock(\.complaint) }

    /// Forgets what was asked; call it only when nothing is under way.
    func reset() { state.withLock { ($0.isWanted, $0.isOverdue) = (false, false) } }

    /// Sends the request on a thread of its own, unless one is under way; then rings the bell.
    func send() {
        state.withLock { $0.isWanted = true }
        repeatOrBegin()
    }

    /// Sends it though nobody may have asked: for whoever has waited too long.
    func insist() {
        state.withLock { $0.isOverdue = $0.isOverdue || !$0.isWanted }
        repeatOrBegin()
    }

    private func repeatOrBegin() {
        let isFirst = state.withLock { state in
            defer { state.isUnderWay = true }
            return !state.isUnderWay
        }
        guard isFirst else { return }
        bell.ring()
        if OwnThread.run({ self.finish(self.call.perform()) }) != 0 {
            finish("the system has no thread left for it")
        }
    }

    private func finish(_ complaint: String?) {
        state.withLock { ($0.isUnderWay, $0.complaint) = (false, complaint) }
        bell.ring()
    }
}
