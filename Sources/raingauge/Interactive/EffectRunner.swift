import Browser
import Catalog
import Postgres
import Reports
import Rows

/// Runs effects away from the main queue; what they find comes back as events on it.
///
/// At most one effect runs for each place on the screen. A newer one ends the older; only structures, which are asked for
/// with every move of the cursor, let the running one finish, as stopping it would cost the server more.
@MainActor
final class EffectRunner {
    /// Receives every event, in the order in which it happened.
    var deliver: @MainActor (Event) -> Void = { _ in }

    private let inquiry: Inquiry
    private var running: [Place: (ticket: Ticket, task: Task<Void, Never>)] = [:]
    private var waiting: [Place: Effect] = [:]

    init(inquiry: Inquiry) { self.inquiry = inquiry }

    func start(_ effect: Effect) {
        switch effect {
        case .reconnect:
            Task<Void, Never>(executorPreference: inquiry.connections.background) { [inquiry] in
                await inquiry.connections.reconnect()
            }
        case .stopConnecting: inquiry.connections.stopConnecting()
        case .cancel(let place): cancel(place)
        default: ask(effect)
        }
    }

    /// Runs the very first effects: what the first screen shows is asked for since the program began to connect, and is
    /// delivered before this returns if it comes within `patience`.
    func startFirst(_ effects: [Effect], within patience: Duration) {
        for effect in effects {
            guard case .loadOverview(includingSystem: false, let ticket) = effect,
                let (facts, finding) = inquiry.firstOverview(within: patience)
            else {
                start(effect)
                continue
            }
            deliver(.link(.online(ServerFacts(facts))))
            deliver(.answered(finding.answer, ticket: ticket, cost: finding.cost))
            Task<Void, Never>(executorPreference: inquiry.connections.background) { [inquiry] in
                await inquiry.connections.begin()
            }
        }
    }

    /// Ends everything that still runs, and every connection.
    func close() async {
        for question in running.values { question.task.cancel() }
        await inquiry.connections.close()
    }

    private func ask(_ effect: Effect) {
        guard let ticket = effect.ticket else { return }
        if let question = running[ticket.place] {
            guard ticket.place.part != .structure else {
                waiting[ticket.place] = effect
                return
            }
            question.task.cancel()
        }
        let task = Task<Void, Never>(executorPreference: inquiry.executor(for: effect)) {
            [inquiry, weak self] in
            guard let finding = await inquiry.answer(effect) else { return }
            await self?.finish(ticket, with: finding)
        }
        running[ticket.place] = (ticket, task)
    }

    private func finish(_ ticket: Ticket, with finding: Inquiry.Finding) {
        if running[ticket.place]?.ticket == ticket { running[ticket.place] = nil }
        deliver(.answered(finding.answer, ticket: ticket, cost: finding.cost))
        if let next = waiting.removeValue(forKey: ticket.place) { ask(next) }
    }

    private func cancel(_ place: Place) {
        waiting[place] = nil
        running[place]?.task.cancel()
    }
}
