import Browser
import Postgres
import Verification
import Workspace

extension ReadRepairMaterial: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (RepairMaterial, Cost?) {
        (await sources.workspace.repairMaterial(for: status, in: sources.work), nil)
    }
}

extension RunRepair: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    /// Runs a plan on the connection for what takes long, so that its locks are not those of the browsing one.
    func answer(from sources: AnswerSources) async throws -> (RepairReport, Cost?) {
        (try await sources.workspace.run(plan, in: sources.work), nil)
    }
}
