import Glibc

/// A thread that exists for one piece of work, because that work blocks.
package enum OwnThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread.
    ///
    /// - Returns: Zero, or the `errno` of a system that has no thread left; then nothing runs.
    package static func run(_ body: @escaping @Sendable () -> Void) -> Int32 {
        var thread = pthread_t()
        let retained = Unmanaged.passRetained(Work(body))
        let failure = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                AlternateStack.take()
                Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
                AlternateStack.giveBack()
                return nil
            }, retained.toOpaque())
        guard failure == 0 else {
            retained.release()
            return failure
        }
        pthread_detach(thread)
        return 0
    }
}
