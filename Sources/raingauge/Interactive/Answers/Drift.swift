import Browser
import Postgres
import Verification
import Workspace

extension LoadDrift: Answerable {
    static let thread = AnsweringThread.background

    /// Copies that have to be made belong to a connection of their own, since they may take a while.
    func answer(from sources: AnswerSources) async throws -> (Drift, Cost?) {
        let against: DriftAgainst = side == .files ? .files : .snapshot
        return (try await sources.workspace.drift(against: against, in: sources.work), nil)
    }
}
