import Browser
import Postgres
import Verification
import Workspace

extension LoadDrift: Answerable {
    static let thread = AnsweringThread.background

    /// Copies that have to be made belong to a connection of their own, since they may take a while.
    func answer(from sources: AnswerSources) async throws -> (Drift, Cost?) {
        let against: DriftAgainst = side == .files ? .files : .snapshot
        let connection = try await sources.work.connection()
        let before = await connection.spent
        let drift = try await sources.workspace.drift(against: against, in: sources.work)
        return (drift, await connection.spent.since(before))
    }
}
