import CPostgres
import Glibc
import Synchronization

/// One thread that runs the work of one ``Connection``, in order; it may block, since nobody else lives on it.
///
/// As an actor's executor it makes the whole of an actor method one uninterrupted piece of work. Without work it sleeps in
/// `poll(2)` and costs nothing.
final class ConnectionThread: SerialExecutor {
    private enum Work {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct Queue {
        var work: [Work] = []
        var isStopped = false
        var watch: Watch?
    }

    /// What to do when a descriptor has something to say while there is no work.
    private struct Watch {
        let descriptor: Int32
        let tell: @Sendable () -> Void
    }

    private let queue = Mutex(Queue())
    /// Counts what was queued and not yet taken, so that each `read` takes one.
    private let semaphore: Int32

    /// Starts the thread.
    ///
    /// - Throws: The `errno` of a system that is out of threads or descriptors.
    init() throws(Errno) {
        semaphore = new_counter()
        guard semaphore >= 0 else { throw Errno(number: errno) }
        let failure = OwnThread.run { self.loop() }
        guard failure == 0 else { throw Errno(number: failure) }
    }

    deinit { Glibc.close(semaphore) }

    struct Errno: Error {
        let number: Int32
    }

    func enqueue(_ job: consuming ExecutorJob) { add(.job(UnownedJob(job))) }

    /// Runs `closure` on the thread, after everything that was queued before.
    func perform(_ closure: @escaping @Sendable () -> Void) { add(.closure(closure)) }

    /// Calls `tell` once, on the thread, as soon as `descriptor` can be read while there is no work.
    ///
    /// Takes the place of an earlier wish.
    func whenReadable(_ descriptor: Int32, _ tell: @escaping @Sendable () -> Void) {
        queue.withLock { $0.watch = Watch(descriptor: descriptor, tell: tell) }
        signal()
    }

    /// Forgets the wish; needed before the descriptor is closed.
    func stopWatching() { queue.withLock { $0.watch = nil } }

    /// Lets the thread end once it has done what is queued.
    func stop() {
        queue.withLock { $0.isStopped = true }
        signal()
    }

    private func add(_ work: Work) {
        queue.withLock { $0.work.append(work) }
        signal()
    }

    private func signal() {
        var one: UInt64 = 1
        _ = write(semaphore, &one, 8)
    }

    private func loop() {
        // Only the words of libpq and the C library tell some failures apart, whatever language the terminal speaks.
        speak_english_on_this_thread()
        while let work = next() {
            switch work {
            case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
            case .closure(let closure): closure()
            }
        }
    }

    /// The oldest work, waiting for some if there is none; `nil` once stopped.
    private func next() -> Work? {
        while true {
            let (work, isStopped, watch) = queue.withLock { queue in
                (queue.work.isEmpty ? nil : queue.work.removeFirst(), queue.isStopped, queue.watch)
            }
            if let work { return work }
            if isStopped { return nil }
            sleep(watching: watch)
        }
    }

    /// Returns when something was queued, or the watched descriptor has something to say.
    private func sleep(watching watch: Watch?) {
        var descriptors = [
            pollfd(fd: semaphore, events: Int16(POLLIN), revents: 0),
            pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, -1) > 0 else { return }
        if descriptors[0].revents != 0 {
            var count: UInt64 = 0
            _ = read(semaphore, &count, 8)
        } else if let watch {
            stopWatching()
            watch.tell()
        }
    }
}
