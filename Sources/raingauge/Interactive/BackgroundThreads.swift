import Glibc
import Postgres
import Synchronization
import SystemCalls

/// Where effects run: two threads that sleep when there is nothing to do.
///
/// The threads of Swift's own pool would do as well, but while they exist Dispatch looks after them once a second, for ever:
/// a program that nobody touches would wake a laptop sixty times a minute.
final class BackgroundThreads: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var threads = 0
    }

    private static let limit = 2
    private let state = Mutex(State())
    private let semaphore: Semaphore

    /// Starts no thread yet; they come with the work.
    init() { semaphore = Semaphore() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isNewThreadWanted = state.withLock { state in
            state.jobs.append(job)
            guard state.threads < Self.limit else { return false }
            state.threads += 1
            return true
        }
        if isNewThreadWanted, OwnThread.run({ self.loop() }) != 0 { runHere() }
        semaphore.signal()
    }

    /// A system without a thread left still does what was asked, in the way of its caller.
    private func runHere() {
        state.withLock { $0.threads -= 1 }
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func loop() {
        while true {
            semaphore.wait()
            next()?.runSynchronously(on: asUnownedTaskExecutor())
        }
    }

    private func next() -> UnownedJob? {
        state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
    }
}

/// A counter that threads wait for.
///
/// Sendable because POSIX makes `sem_post` and `sem_wait` safe from any thread; the place of the counter never changes.
private final class Semaphore: @unchecked Sendable {
    private let place = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(place, 0, 0) }

    deinit {
        sem_destroy(place)
        place.deallocate()
    }

    func signal() { sem_post(place) }
    func wait() { while sem_wait(place) != 0, errno == EINTR {} }
}
