import Browser
import Dispatch
import Postgres

/// Has questions answered away from the main queue; the answers come back as events on it.
///
/// At most one question runs for each place on the screen; a newer one ends the older.
@MainActor
final class EffectRunner {
    /// Receives every event, in the order in which it happened.
    var deliver: @MainActor (Event) -> Void = { _ in }

    private let sources: AnswerSources
    private var hasRehearsed = false
    private var running: [Place: Running] = [:]

    private struct Running {
        let ticket: Ticket
        let task: Task<Void, Never>
        /// Whether leaving in the middle of it would leave something half done.
        let mustEnd: Bool
    }

    init(sources: AnswerSources) { self.sources = sources }

    func ask(_ question: AnyQuestion, _ ticket: Ticket) {
        running[ticket.place]?.task.cancel()
        guard let answerable = question.value as? any Answerable else {
            preconditionFailure("nothing answers \(question.value)")
        }
        running[ticket.place] = Running(
            ticket: ticket, task: answering(answerable, ticket), mustEnd: type(of: answerable).mustEnd)
    }

    /// Answers the first of all questions before this returns, if it is the one for the first screen and the answer comes
    /// within `patience`: it is asked for since the program began to connect.
    ///
    /// - Returns: Whether it was answered.
    func answerFirst(_ question: AnyQuestion, _ ticket: Ticket, within patience: Duration) -> Bool {
        guard question == AnyQuestion(LoadOverview(includesSystem: false)),
            let (facts, answer, cost) = sources.firstOverview(ticket, within: patience)
        else { return false }
        deliver(.link(.online(ServerFacts(facts))))
        deliver(.answered(answer, cost: cost))
        Task<Void, Never>(executorPreference: sources.connections.background) { [sources] in
            await sources.connections.begin()
        }
        return true
    }

    /// Has the server prepare for a table to be opened, once, when there is something on the screen.
    func rehearse(pageSize: Int) {
        guard !hasRehearsed else { return }
        hasRehearsed = true
        Task<Void, Never>(executorPreference: sources.connections.background) { [sources] in
            // Without a connection there is nothing to prepare.
            let connection = try? await sources.connections.connection(for: .browse)
            await connection?.rehearse(OpenTable.rehearsal(pageSize: pageSize))
        }
    }

    /// Stops what runs for the place; its answer says so.
    func cancel(_ place: Place) {
        running[place]?.task.cancel()
    }

    func reconnect() {
        Task<Void, Never>(executorPreference: sources.connections.background) { [sources] in
            await sources.connections.reconnect()
        }
    }

    func stopConnecting() { sources.connections.stopConnecting() }

    /// Ends everything that still runs, and every connection.
    ///
    /// A plan is waited for, since it gives files their old contents back before it is over; everything else gets a moment
    /// to tell the server, and a line that is dead gets no more.
    func close() async {
        let questions = running.values
        for question in questions { question.task.cancel() }
        for question in questions where question.mustEnd { await question.task.value }
        let rest = Task<Void, Never>(executorPreference: sources.connections.background) {
            [connections = sources.connections] in
            for question in questions { await question.task.value }
            await connections.close()
        }
        await rest.end(within: .milliseconds(300))
    }

    private func answering(_ question: some Answerable, _ ticket: Ticket) -> Task<Void, Never> {
        let sources = sources.telling { [weak self] words in
            Task { @MainActor [weak self] in self?.pass(words, of: ticket) }
        }
        return Task<Void, Never>(executorPreference: sources.executor(for: question)) { [weak self] in
            let (answer, cost) = await sources.answer(question, ticket)
            await self?.finish(answer, cost: cost)
        }
    }

    /// What is told of a question that is answered or given up meanwhile is dropped.
    private func pass(_ words: String, of ticket: Ticket) {
        guard running[ticket.place]?.ticket == ticket else { return }
        deliver(.progressed(ticket.place, words))
    }

    private func finish(_ answer: AnyAnswer, cost: Cost?) {
        let (ticket, place) = (answer.ticket, answer.ticket.place)
        if running[place]?.ticket == ticket { running[place] = nil }
        deliver(.answered(answer, cost: cost))
    }
}
