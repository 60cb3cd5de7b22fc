import CPostgres
import Glibc
import Synchronization
import SystemCalls

/// One thread that runs the work of one ``Connection``, in order; it may block, since nobody else lives on it.
///
/// As an actor's executor it makes the whole of an actor method one uninterrupted piece of work. A task that prefers it runs
/// there too, and asks the connection without waking another thread. Without work it sleeps in `poll(2)` and costs
/// nothing. It ends when nobody needs it any more.
final class ConnectionThread: SerialExecutor, TaskExecutor {
    private let queue: WorkQueue

    /// Starts the thread.
    ///
    /// - Throws: The `errno` of a system that is out of threads or descriptors.
    init() throws(Errno) {
        guard let queue = WorkQueue() else { throw Errno(number: errno) }
        let failure = OwnThread.run { queue.loop() }
        guard failure == 0 else { throw Errno(number: failure) }
        self.queue = queue
    }

    deinit { queue.stop() }

    struct Errno: Error {
        let number: Int32
    }

    func enqueue(_ job: consuming ExecutorJob) { queue.add(.job(UnownedJob(job), self)) }

    /// Runs `closure` on the thread, after everything that was queued before.
    func perform(_ closure: @escaping @Sendable () -> Void) { queue.add(.closure(closure, self)) }

    /// Calls `tell` once, on the thread, as soon as `descriptor` can be read while there is no work.
    ///
    /// Takes the place of an earlier wish.
    func whenReadable(_ descriptor: Int32, _ tell: @escaping @Sendable () -> Void) {
        queue.watch(WorkQueue.Watch(descriptor: descriptor, tell: tell))
    }

    /// Forgets the wish; needed before the descriptor is closed.
    func stopWatching() { queue.watch(nil) }

    fileprivate func run(_ job: UnownedJob) {
        job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
}

/// What a ``ConnectionThread`` has to do, and the loop that does it.
///
/// The thread itself holds only this, so that the executor can go while the thread sleeps.
private final class WorkQueue: Sendable {
    /// Work holds on to its executor until it is done.
    enum Work {
        case job(UnownedJob, ConnectionThread)
        case closure(@Sendable () -> Void, ConnectionThread)
    }

    /// What to do when a descriptor has something to say while there is no work.
    struct Watch {
        let descriptor: Int32
        let tell: @Sendable () -> Void
    }

    private struct State {
        var work: [Work] = []
        var isStopped = false
        var watch: Watch?
        /// The thread, once it runs.
        var thread: pthread_t?
    }

    private let state = Mutex(State())
    /// Rung when there is something new to look at.
    private let bell: Bell

    init?() {
        guard let bell = Bell() else { return nil }
        self.bell = bell
    }

    func add(_ work: Work) { change { $0.work.append(work) } }

    func watch(_ watch: Watch?) { change { $0.watch = watch } }

    func stop() { change { $0.isStopped = true } }

    /// Wakes the thread, unless it is the one that changes something: that will look by itself before it sleeps.
    ///
    /// The bell is rung before anybody else can look, since the work may be the last that needs this queue.
    private func change(_ body: (inout State) -> Void) {
        state.withLock { state in
            body(&state)
            let isOwnThread = state.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
            if !isOwnThread { bell.ring() }
        }
    }

    func loop() {
        state.withLock { $0.thread = pthread_self() }
        // Only the words of libpq and the C library tell some failures apart, whatever language the terminal speaks.
        speak_english_on_this_thread()
        while let work = next() {
            switch work {
            case .job(let job, let executor): executor.run(job)
            case .closure(let closure, let executor): withExtendedLifetime(executor, closure)
            }
        }
    }

    /// The oldest work, waiting for some if there is none; `nil` once stopped.
    private func next() -> Work? {
        while true {
            let (work, isStopped, watch) = state.withLock { state in
                (state.work.isEmpty ? nil : state.work.removeFirst(), state.isStopped, state.watch)
            }
            if let work { return work }
            if isStopped { return nil }
            sleep(watching: watch)
        }
    }

    /// Returns when something has changed, or the watched descriptor has something to say.
    private func sleep(watching watch: Watch?) {
        var descriptors = [
            pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, -1) > 0 else { return }
        if descriptors[0].revents != 0 {
            bell.silence()
        } else if let watch {
            self.watch(nil)
            watch.tell()
        }
    }
}
