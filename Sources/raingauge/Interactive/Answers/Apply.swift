import Browser
import Postgres
import Verification
import Workspace

extension ReadApplyPlan: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ApplyPlan, Cost?) {
        (try await sources.workspace.applyPlan(in: sources.work), nil)
    }
}

extension RunDryRun: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (DryRunReport, Cost?) {
        (try await sources.workspace.dryRun(plan, in: sources.work), nil)
    }
}

extension RunApply: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (ApplyReport, Cost?) {
        (try await sources.workspace.apply(plan, in: sources.work), nil)
    }
}
