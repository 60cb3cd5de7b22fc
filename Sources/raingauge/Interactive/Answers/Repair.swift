import Browser
import Postgres
import Verification

extension ReadRepairMaterial: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (RepairMaterial, Cost?) {
        (.reading(status, now: .now), nil)
    }
}

extension RunRepair: Answerable {
    static let thread = AnsweringThread.background

    /// Runs a plan on the connection for what takes long, so that its locks are not those of the browsing one.
    func answer(from sources: AnswerSources) async throws -> (RepairReport, Cost?) {
        let connection = try await sources.connections.connection(for: .work)
        return (try await plan.run(on: connection, limits: sources.work.limits), nil)
    }
}
