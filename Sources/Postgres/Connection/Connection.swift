import SQL

/// One session with a server. Calls are served one at a time, in the order in which they were made.
///
/// The actor runs on a thread of its own, so that no statement ever waits for another's `await`, and an idle connection
/// costs neither CPU nor bytes. A lost connection stays lost: every later call says so, and the owner opens a new one.
package actor Connection {
    package nonisolated let facts: SessionFacts
    /// Of every batch that has none of its own.
    package nonisolated let limits: SessionLimits
    /// Where another session of the same database is to be had.
    private nonisolated let target: ConnectionTarget
    private nonisolated let thread: ConnectionThread
    private nonisolated let cancel: CancelRequest
    private nonisolated let observer: StatementObserver?
    private var wire: Wire?
    private var loss: (@Sendable (PostgresError) -> Void)?
    /// What all batches together have cost so far, one after the other.
    package private(set) var spent = Cost.none

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(
        wire: sending Wire, cancel: CancelRequest, target: ConnectionTarget, facts: SessionFacts,
        thread: ConnectionThread, observer: StatementObserver?
    ) {
        limits = wire.limits
        (self.wire, self.target) = (wire, target)
        (self.cancel, self.facts, self.thread, self.observer) = (cancel, facts, thread, observer)
    }

    deinit { thread.stopWatching() }

    /// Where the connection lives: a task that prefers it asks without waking another thread, and has to be short.
    package nonisolated var executor: any TaskExecutor { thread }

    package nonisolated var serverVersion: Int { facts.serverVersion }
    package nonisolated var serverEncoding: String { facts.serverEncoding }
    package nonisolated var user: String { facts.user }
    package nonisolated var database: String { facts.database }
    package nonisolated var host: String { facts.host }
    package nonisolated var port: String { facts.port }
    package nonisolated var backendPID: Int32 { facts.backendPID }
    package nonisolated var isEncrypted: Bool { facts.isEncrypted }

    /// Sends all batches at once and waits once.
    ///
    /// Answers come in the order of the batches, each with its own fate.
    ///
    /// Cancelling the task asks the server to stop; the call still waits for its answer, and the connection stays usable.
    package func run(_ batches: [Batch]) async -> [BatchAnswer] {
        let answers = await stoppable { wire in
            Pipeline(wire: wire, cancel: cancel).run(batches)
        } refused: { error in
            batches.map { _ in BatchAnswer(results: [], error: error, cost: .none) }
        }
        spent = spent.followed(by: answers.cost)
        observer?(StatementTrace(backendPID: backendPID, batches, answers))
        return answers
    }

    /// Runs one batch.
    ///
    /// - Throws: The batch's error, whatever succeeded before it.
    package func run(_ batch: Batch) async throws(PostgresError) -> [RowSet] {
        let answers = await run([batch])
        return try answers[0].get()
    }

    /// Has the server parse and plan batches that will be asked soon, where it keeps what it has learnt.
    ///
    /// Behind a pooler, which may have another process answer the next time, nothing is sent. Whether the batches succeed
    /// does not matter.
    package func rehearse(_ batches: [Batch]) async {
        guard wire?.prepared.session == .ours else { return }
        _ = await run(batches)
    }

    /// Whether the connection was usable when it was last used.
    package var isOpen: Bool { wire?.isAlive ?? false }

    /// The last few notices and warnings, oldest first.
    package var notices: [String] { wire?.notices.recent ?? [] }

    /// Ends the session; later calls throw ``PostgresError/Kind/connectionLost``.
    package func close() {
        thread.stopWatching()
        wire = nil
    }

    /// Calls `tell` at most once: when the server hangs up while nobody asks it anything.
    ///
    /// Costs nothing while it does not. A loss that a batch meets is in the batch's answer.
    package func whenLost(_ tell: @escaping @Sendable (PostgresError) -> Void) {
        loss = tell
        listen()
    }

    /// Takes what the server says unasked, such as farewells, and waits for more.
    private func listen() {
        guard let wire, wire.isAlive else { return }
        guard wire.takeUnasked() else {
            let words = wire.notices.recent.last ?? wire.complaint
            loss?(PostgresError(kind: .connectionLost, message: words))
            loss = nil
            return
        }
        thread.whenReadable(wire.socket) { [weak self] in
            // Begins right here, where the connection lives, rather than on a thread of the pool.
            Task.immediate { await self?.listen() }
        }
    }

    /// Does `work` with the wire, if there is one and nobody has lost interest, and lets cancelling the task stop it.
    ///
    /// There is no suspension in here: what is `async` about it is only the way to the connection's thread.
    func stoppable<Value>(
        _ work: @Sendable (Wire) -> Value, refused: @Sendable (PostgresError) -> Value
    ) async -> Value {
        guard let wire, wire.isAlive else { return refused(.connectionLost(self.wire?.complaint ?? "")) }
        return await withTaskCancellationHandler {
            attempt(work, refused: refused)
        } onCancel: { [cancel] in
            cancel.send()
        }
    }

    private func attempt<Value>(
        _ work: @Sendable (Wire) -> Value, refused: @Sendable (PostgresError) -> Value
    ) -> Value {
        guard let wire else { return refused(.connectionLost("")) }
        let wait = ResultWait(wire: wire, cancel: cancel)
        defer { wait.settle() }
        return cancel.isWanted ? refused(.stoppedBeforeSending) : work(wire)
    }

    /// Opens another session of the same database, with the same limits.
    package nonisolated func another() async throws(PostgresError) -> Connection {
        try await Connection.open(target, limits: limits, observer: observer)
    }

    nonisolated var cancelRequest: CancelRequest { cancel }

    /// Tells whoever listens what was asked outside of a batch, and how that ended: at the last statement, or at another.
    func observe(
        _ statements: [SQL], since start: ContinuousClock.Instant, failure: PostgresError?,
        at culprit: Int? = nil
    ) {
        let failure = failure.map { (at: culprit ?? statements.count - 1, error: $0) }
        observer?(
            StatementTrace(
                backendPID: backendPID, statements, failure: failure, took: start.duration(to: .now)))
    }
}
