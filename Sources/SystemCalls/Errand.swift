import Synchronization

/// Work on a thread of its own whose value may be waited for, and need not be: a file system that is away never answers.
package final class Errand<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>
    /// `nil` where the system had nothing left for a thread, so that the work is done already.
    private let bell: Bell?

    /// Begins at once.
    package init(_ work: @escaping @Sendable () -> Value) {
        value = Mutex(nil)
        bell = Bell()
        guard let bell else {
            keep(work())
            return
        }
        let start = OwnThread.run {
            self.keep(work())
            bell.ring()
        }
        guard start != 0 else { return }
        keep(work())
        bell.ring()
    }

    /// Blocks the calling thread until the value is there; `nil` when `patience` is over first.
    package func wait(_ patience: Duration) -> Value? {
        bell?.wait(patience)
        return value.withLock(\.self)
    }

    /// The same without blocking a thread that others need.
    package func value(within patience: Duration) async -> Value? {
        await withCheckedContinuation { continuation in
            let start = OwnThread.run { continuation.resume(returning: self.wait(patience)) }
            if start != 0 { continuation.resume(returning: wait(patience)) }
        }
    }

    private func keep(_ result: Value) { value.withLock { $0 = result } }
}
