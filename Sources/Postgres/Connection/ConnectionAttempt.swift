import CPostgres
import Glibc
import Synchronization

/// One try to connect: runs on the thread that will be the connection's, and can be given up from any other.
final class ConnectionAttempt: Sendable {
    typealias Outcome = Result<Connection, PostgresError>
    typealias Waiting = CheckedContinuation<Outcome, Never>

    private struct State {
        var isCancelled = false
        var waiting: Waiting?
    }

    private let target: ConnectionTarget
    private let deadline: ContinuousClock.Instant
    private let progress: @Sendable (ConnectionPhase) -> Void
    private let thread: ConnectionThread
    private let bell: Bell
    private let state = Mutex(State())

    init(
        _ target: ConnectionTarget, timeout: Duration, progress: @escaping @Sendable (ConnectionPhase) -> Void
    ) throws(PostgresError) {
        guard let bell = Bell(), let thread = try? ConnectionThread() else { throw .outOfResources }
        (self.target, self.progress, self.thread, self.bell) = (target, progress, thread, bell)
        let wanted = target.parameters["connect_timeout"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        deadline = .now + (wanted.map { .seconds($0) } ?? timeout)
    }

    func start(resuming waiting: Waiting) {
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.waiting = waiting }
            return state.isCancelled
        }
        guard !isCancelled else {
            thread.stop()
            return waiting.resume(returning: .failure(.gaveUpConnecting))
        }
        thread.perform { self.finish(self.connect()) }
    }

    /// Lets the waiting task go at once; the thread follows as soon as libpq lets it.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        bell.ring()
        finish(.failure(.gaveUpConnecting))
    }

    /// Resumes the waiting task, once; a connection that comes too late is closed by being dropped.
    private func finish(_ outcome: Outcome) {
        if case .failure = outcome { thread.stop() }
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: outcome)
    }

    private var isCancelled: Bool { state.withLock(\.isCancelled) }

    private func connect() -> Outcome {
        progress(.resolving)
        guard let pointer = startConnecting() else { return .failure(.outOfResources) }
        // libpq keeps the SQLSTATE of a refusal to itself, but prints it when asked to be verbose.
        PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
        let wire = Wire(pointer, bell: bell)
        if let error = poll(wire) { return .failure(error) }
        PQsetErrorVerbosity(pointer, PQERRORS_DEFAULT)
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1,
            let cancel = CancelRequest(pointer, bell: bell)
        else { return .failure(.couldNotConnect(wire, target)) }
        return .success(Connection(wire: wire, cancel: cancel, facts: SessionFacts(pointer), thread: thread))
    }

    /// Resolves the host's name, which blocks, and begins to connect.
    private func startConnecting() -> OpaquePointer? {
        var parameters = target.parameters
        parameters["application_name"] = "raingauge"
        parameters["fallback_application_name"] = "raingauge"
        parameters["client_encoding"] = "UTF8"
        let keywords = CStrings(parameters.keys)
        let values = CStrings(parameters.values)
        return PQconnectStartParams(keywords.pointers, values.pointers, 0)
    }

    private func poll(_ wire: Wire) -> PostgresError? {
        var state = PGRES_POLLING_WRITING
        var lastPhase: ConnectionPhase?
        while PQstatus(wire.pointer) != CONNECTION_BAD {
            if isCancelled { return .gaveUpConnecting }
            if let phase = ConnectionPhase(PQstatus(wire.pointer)), phase != lastPhase {
                lastPhase = phase
                progress(phase)
            }
            switch wire.wait(for: state == PGRES_POLLING_READING ? POLLIN : Int32(POLLOUT), until: deadline) {
            case .bell: continue
            case .deadline: return .tookTooLong(lastPhase)
            case .socket: state = PQconnectPoll(wire.pointer)
            }
            if state == PGRES_POLLING_OK { return nil }
            if state == PGRES_POLLING_FAILED { break }
        }
        return .couldNotConnect(wire, target)
    }
}

/// C strings in an array that ends with a null pointer.
private final class CStrings {
    private let owned: [UnsafeMutablePointer<CChar>?]

    init(_ strings: some Sequence<String>) { owned = strings.map { strdup($0) } + [nil] }

    deinit { for string in owned { free(string) } }

    var pointers: [UnsafePointer<CChar>?] { owned.map { UnsafePointer($0) } }
}
