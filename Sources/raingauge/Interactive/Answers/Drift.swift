import Browser
import Postgres
import Verification

extension LoadDrift: Answerable {
    static let thread = AnsweringThread.background

    /// Copies that have to be made belong to a connection of their own, since they may take a while.
    func answer(from sources: AnswerSources) async throws -> (Drift, Cost?) {
        let connection = try await sources.connections.connection(for: .work)
        let drift = try await sources.project.survey(limits: sources.work.limits).drift(
            against: side == .files ? .files : .snapshot, choice: .automatic, on: connection)
        return (drift, nil)
    }
}
