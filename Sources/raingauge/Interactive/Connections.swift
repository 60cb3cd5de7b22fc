import Browser
import Postgres
import Reports
import Synchronization

/// The connections of one browser, opened when first needed and again when they were lost.
///
/// One to browse, one for what takes long (an exact count, a large value), so that paging never waits for it. There is
/// nothing in here that takes time, so it lives where the browser does.
@MainActor
final class Connections {
    enum Lane: Hashable { case browse, work }

    nonisolated let target: ConnectionTarget
    /// The target's name for people, once somebody has had the time to work it out.
    private nonisolated let label: Label
    private nonisolated let timeout: Duration
    private nonisolated let limits: SessionLimits
    private nonisolated let observer: StatementObserver?
    /// Where whoever uses the connections runs.
    nonisolated let background = BackgroundThreads()
    /// Told of every change that the header shows, in order.
    private let links: AsyncStream<Link>.Continuation
    nonisolated let changes: AsyncStream<Link>
    private var connections: [Lane: Task<Result<Connection, PostgresError>, Never>] = [:]
    /// Those of them that are open, for whoever asks without waking the browser.
    private nonisolated let opened = Mutex<[Lane: Connection]>([:])
    /// The first connection to browse, which asks for the first screen by itself.
    nonisolated let arrival: EarlyConnection?
    private var isArrivalAwaited = false

    /// Starts connecting.
    ///
    /// - Parameters:
    ///   - target: Where.
    ///   - timeout: How long connecting may take.
    ///   - limits: Of every batch that has none of its own.
    ///   - observer: Told of everything that is asked, on the connections' own threads.
    ///   - question: What the first connection asks as soon as it is let in.
    init(
        target: ConnectionTarget, timeout: Duration, limits: SessionLimits,
        observer: StatementObserver? = nil,
        asking question: @escaping @Sendable (SessionFacts) -> [Batch]
    ) {
        (self.target, self.timeout, self.limits, label) = (target, timeout, limits, Label())
        self.observer = observer
        let (changes, links) = AsyncStream<Link>.makeStream()
        (self.changes, self.links) = (changes, links)
        let progress = Self.progress(to: label, links)
        arrival = try? EarlyConnection(
            at: target, timeout: timeout, limits: limits, progress: progress, observer: observer
        ) {
            facts in
            links.yield(.online(ServerFacts(facts)))
            return question(facts)
        }
    }

    /// Waits for the first connection, if nobody did so yet; the changes tell how that went.
    func begin() async {
        if connections[.browse] == nil { await reconnect() }
    }

    /// Runs the batches in one round trip, on a connection that is opened if there is none.
    ///
    /// - Throws: Why there is no connection. What the server has against a batch is in its answer.
    nonisolated func run(
        _ batches: [Batch], on lane: Lane
    ) async throws(PostgresError) -> [BatchAnswer] {
        let connection =
            if let opened = openConnection(of: lane) { opened } else { try await connection(for: lane) }
        let answers = await connection.run(batches)
        if let loss = answers.lazy.compactMap(\.error).first(where: { $0.kind == .connectionLost }) {
            await forget(connection, of: lane, because: loss)
        }
        return answers
    }

    /// Where something short is asked on the lane: on the connection's own thread, if there is one, since waking another
    /// one for every step takes longer than a page.
    nonisolated func executor(for lane: Lane) -> any TaskExecutor {
        openConnection(of: lane)?.executor ?? background
    }

    private nonisolated func openConnection(of lane: Lane) -> Connection? { opened.withLock { $0[lane] } }

    /// Opens the connection again, though nobody asks anything yet; the changes tell how that went.
    func reconnect() async { _ = await outcome(for: .browse) }

    /// The lane's connection; everyone who asks while it is being opened waits for the same one.
    func connection(for lane: Lane) async throws(PostgresError) -> Connection {
        try await outcome(for: lane).get()
    }

    private func outcome(for lane: Lane) async -> Result<Connection, PostgresError> {
        let opening = connections[lane] ?? opening(lane)
        connections[lane] = opening
        let outcome = await opening.value
        if case .failure(let error) = outcome, connections[lane] == opening {
            connections[lane] = nil
            if lane == .browse { links.yield(.failed(Problem(error, target: target))) }
        }
        return outcome
    }

    /// Stops opening, if that is what is going on; an open connection is left alone.
    func stopConnecting() {
        for opening in connections.values { opening.cancel() }
    }

    func close() async {
        links.finish()
        for opening in connections.values {
            opening.cancel()
            if case .success(let connection) = await opening.value { await connection.close() }
        }
        connections = [:]
        opened.withLock { $0 = [:] }
    }

    private func opening(_ lane: Lane) -> Task<Result<Connection, PostgresError>, Never> {
        let arrival = lane == .browse && !isArrivalAwaited ? arrival : nil
        if lane == .browse { isArrivalAwaited = true }
        return Task(executorPreference: background) { [self] in await open(lane, after: arrival) }
    }

    private func open(_ lane: Lane, after arrival: EarlyConnection?) async -> Result<
        Connection, PostgresError
    > {
        do throws(PostgresError) {
            let connection = if let arrival { try await arrival.connection() } else { try await open(lane) }
            await watch(connection, of: lane)
            opened.withLock { $0[lane] = connection }
            return .success(connection)
        } catch {
            return .failure(error)
        }
    }

    private func open(_ lane: Lane) async throws(PostgresError) -> Connection {
        guard lane == .browse else {
            return try await Connection.open(
                target, timeout: timeout, limits: limits, observer: observer)
        }
        let progress = Self.progress(to: label, links)
        let connection = try await Connection.open(
            target, timeout: timeout, limits: limits, progress: progress, observer: observer)
        links.yield(.online(ServerFacts(connection.facts)))
        return connection
    }

    /// Says how far it is; what happens before the name is known is over before anybody could read it.
    private static func progress(
        to label: Label, _ links: AsyncStream<Link>.Continuation
    ) -> @Sendable (ConnectionPhase) -> Void {
        { phase in
            guard let name = label.name.withLock(\.self) else { return }
            links.yield(.connecting(phase.words(for: name)))
        }
    }

    /// Gives the target its name for people, which takes longer to work out than to begin connecting.
    nonisolated func call(it name: String) { label.name.withLock { $0 = name } }

    private final class Label: Sendable {
        let name = Mutex<String?>(nil)
    }

    /// Has the header say at once that the server has gone, though nobody asks it anything.
    private func watch(_ connection: Connection, of lane: Lane) async {
        await connection.whenLost { [weak self, weak connection] loss in
            guard let self, let connection else { return }
            Task(executorPreference: self.background) {
                await self.forget(connection, of: lane, because: loss)
            }
        }
    }

    private func forget(_ connection: Connection, of lane: Lane, because loss: PostgresError) async {
        guard let opening = connections[lane], case .success(let current) = await opening.value,
            current === connection, connections[lane] == opening
        else { return }
        connections[lane] = nil
        opened.withLock { $0[lane] = nil }
        if lane == .browse { links.yield(.offline(Problem(loss))) }
    }
}

extension ServerFacts {
    init(_ facts: SessionFacts) {
        self.init(
            version: facts.serverVersion, identity: facts.identity, isEncrypted: facts.isEncrypted,
            isReplica: facts.isInHotStandby ?? false)
    }
}

extension ConnectionPhase {
    /// What is being done, for people who wait.
    fileprivate func words(for database: String) -> String {
        switch self {
        case .resolving: "looking up the host of \(database)"
        case .reaching: "reaching \(database)"
        case .encrypting: "agreeing on encryption with \(database)"
        case .authenticating: "signing in to \(database)"
        case .starting: "starting the session with \(database)"
        }
    }
}
