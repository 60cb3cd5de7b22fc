import CPostgres
import Glibc
import Synchronization
import SystemCalls

/// One try to connect: runs on the thread that will be the connection's, and can be given up from any other.
///
/// The session's first question, if there is one, is asked on that thread too, as soon as the server lets us in.
final class ConnectionAttempt: Sendable {
    typealias Outcome = Result<Connection, PostgresError>
    typealias Waiting = CheckedContinuation<Outcome, Never>

    private struct State {
        var isCancelled = false
        var isOver = false
        var waiting: Waiting?
        /// Until somebody waits for it.
        var outcome: Outcome?
        var answers: FirstAnswers?
        /// While the first question is under way.
        var question: CancelRequest?
        /// Until it is over: then it is the connection's, or nobody's.
        var thread: ConnectionThread?
    }

    private let target: ConnectionTarget
    private let deadline: ContinuousClock.Instant
    private let limits: SessionLimits
    private let progress: @Sendable (ConnectionPhase) -> Void
    private let observer: StatementObserver?
    private let question: @Sendable (SessionFacts) -> [Batch]
    private let bell: Bell
    /// Rung when the server has been told who we are, or never will be.
    private let greeting: Bell
    /// Rung when the attempt is over.
    private let end: Bell
    private let state = Mutex(State())

    init(
        _ target: ConnectionTarget, timeout: Duration, limits: SessionLimits,
        progress: @escaping @Sendable (ConnectionPhase) -> Void, observer: StatementObserver?,
        asking question: @escaping @Sendable (SessionFacts) -> [Batch] = { _ in [] }
    ) throws(PostgresError) {
        guard let bell = Bell(), let greeting = Bell(), let end = Bell(), let thread = try? ConnectionThread()
        else { throw .outOfResources }
        (self.target, self.limits) = (target, limits)
        (self.progress, self.observer, self.question) = (progress, observer, question)
        (self.bell, self.greeting, self.end) = (bell, greeting, end)
        state.withLock { $0.thread = thread }
        let wanted = target.parameters["connect_timeout"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        deadline = .now + (wanted.map { .seconds($0) } ?? timeout)
    }

    func start() {
        guard let thread = state.withLock(\.thread) else { return }
        thread.perform { [unowned thread] in self.finish(self.connect(on: thread)) }
    }

    /// Waits for the connection; call it once.
    func outcome() async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                let outcome = state.withLock { state in
                    if state.outcome == nil { state.waiting = waiting }
                    return state.outcome.take()
                }
                if let outcome { waiting.resume(returning: outcome) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Blocks until the server has been told who we are, or for as long as `patience` lasts.
    func waitForGreeting(_ patience: Duration) { greeting.wait(patience) }

    /// Blocks until the attempt is over, or for as long as `patience` lasts.
    func wait(_ patience: Duration) { end.wait(patience) }

    /// What the server said to the first question, once.
    func takeAnswers() -> FirstAnswers? { state.withLock { $0.answers.take() } }

    /// Lets the waiting task go at once; the thread follows as soon as libpq lets it.
    ///
    /// Once the server has let us in, only the first question is stopped.
    func cancel() {
        let (question, isOver) = state.withLock { state in
            state.isCancelled = true
            return (state.question, state.isOver)
        }
        if let question { return question.send() }
        // Whoever gets the connection needs its thread, if only to close it.
        guard !isOver else { return }
        bell.ring()
        finish(.failure(.gaveUpConnecting))
    }

    /// Says how it ended, once; a connection that comes too late is closed by being dropped.
    private func finish(_ outcome: Outcome) {
        let waiting = state.withLock { state in
            if state.waiting == nil, !state.isOver { state.outcome = outcome }
            (state.isOver, state.thread) = (true, nil)
            return state.waiting.take()
        }
        waiting?.resume(returning: outcome)
        greeting.ring()
        end.ring()
    }

    private var isCancelled: Bool { state.withLock(\.isCancelled) }

    private func connect(on thread: ConnectionThread) -> Outcome {
        if let missing = ClientLibrary.absence { return .failure(.libraryMissing(missing)) }
        progress(.resolving)
        let wire: Wire
        do { wire = try open() } catch { return .failure(error) }
        let pointer = wire.pointer
        PQsetErrorVerbosity(pointer, PQERRORS_DEFAULT)
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1,
            let cancel = CancelRequest(pointer, bell: bell)
        else { return .failure(.couldNotConnect(wire, target)) }
        let facts = SessionFacts(pointer)
        ask(question(facts), of: facts, wire, cancel)
        return .success(
            Connection(
                wire: wire, cancel: cancel, target: target, facts: facts, thread: thread,
                observer: observer))
    }

    /// A session in UTF-8 or, where the server cannot translate its encoding, in the bytes as they are.
    private func open() throws(PostgresError) -> Wire {
        do {
            return try open(encoding: "UTF8")
        } catch {
            guard error.sqlState == .featureNotSupported else { throw error }
            return try open(encoding: "SQL_ASCII")
        }
    }

    private func open(encoding: String) throws(PostgresError) -> Wire {
        guard let pointer = startConnecting(encoding) else { throw .outOfResources }
        // libpq keeps the SQLSTATE of a refusal to itself, but prints it when asked to be verbose.
        PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
        let wire = Wire(pointer, bell: bell, limits: limits)
        if let error = poll(wire) { throw error }
        return wire
    }

    private func ask(_ batches: [Batch], of facts: SessionFacts, _ wire: Wire, _ cancel: CancelRequest) {
        guard !batches.isEmpty else { return }
        state.withLock { $0.question = cancel }
        let answers = Pipeline(wire: wire, cancel: cancel).run(batches)
        observer?(StatementTrace(backendPID: facts.backendPID, batches, answers))
        state.withLock { state in
            state.question = nil
            state.answers = FirstAnswers(facts: facts, batches: answers)
        }
        ResultWait(wire: wire, cancel: cancel).settle()
    }

    /// Resolves the host's name, which blocks, and begins to connect.
    private func startConnecting(_ encoding: String) -> OpaquePointer? {
        var parameters = target.parameters.merging(Self.signsOfLife) { own, _ in own }
        parameters["fallback_application_name"] = "raingauge"
        parameters["client_encoding"] = encoding
        let keywords = CStrings(parameters.keys)
        let values = CStrings(parameters.values)
        return PQconnectStartParams(keywords.pointers, values.pointers, 0)
    }

    /// Has the system notice within a minute that nobody is at the other end of the line, which would take hours.
    ///
    /// Of no meaning on a Unix socket.
    private static let signsOfLife = [
        "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
        "tcp_user_timeout": "30000",
    ]

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
            if PQstatus(wire.pointer) == CONNECTION_AWAITING_RESPONSE { greeting.ring() }
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
