import Browser
import Postgres
import Reports
import Rows
import Verification
import Workspace

/// Where answers are taken from: the connections to the server, and the project.
struct AnswerSources: Sendable {
    let connections: Connections
    let workspace: Workspace
    /// For what is short; paging is never behind anything else.
    let browse: ConnectionLane
    /// For what may take its time.
    let work: ConnectionLane
    let log: DebugLog?
    let known = KnownTables()
    /// Says how far something has come that takes long.
    private(set) var tell: @Sendable (String) -> Void = { _ in }

    init(connections: Connections, workspace: Workspace, log: DebugLog? = nil) {
        (self.connections, self.workspace, self.log) = (connections, workspace, log)
        browse = ConnectionLane(connections: connections, lane: .browse)
        work = ConnectionLane(connections: connections, lane: .work)
    }

    /// The same, with somebody who listens.
    func telling(_ tell: @escaping @Sendable (String) -> Void) -> AnswerSources {
        var sources = self
        sources.tell = tell
        return sources
    }

    /// Answers the question, whatever goes wrong meanwhile.
    ///
    /// - Returns: The answer for the slot that shows this ticket, and what it took on the wire; no cost when no server
    ///   was asked.
    @concurrent
    func answer<Q: Answerable>(_ question: Q, _ ticket: Ticket) async -> (answer: AnyAnswer, cost: Cost?) {
        do {
            let (value, cost) = try await question.answer(from: self)
            return (AnyAnswer(to: Q.self, ticket: ticket, .success(value)), cost)
        } catch {
            return (AnyAnswer(to: Q.self, ticket: ticket, .failure(problem(error))), nil)
        }
    }

    /// Where the question is best answered.
    func executor<Q: Answerable>(for question: Q) -> any TaskExecutor {
        switch Q.thread {
        case .connection: connections.executor(for: .browse)
        case .background: connections.background
        }
    }

    func problem(_ error: any Error) -> Problem {
        switch error {
        case let error as PostgresError: Problem(error, target: connections.target)
        default: Problem(error)
        }
    }
}
