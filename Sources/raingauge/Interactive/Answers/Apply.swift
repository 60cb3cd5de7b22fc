import Browser
import Postgres
import Reports
import Verification
import Workspace

extension ReadApplyPlan: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ApplyPlan, Cost?) {
        (try await sources.workspace.applyPlan(choice, in: sources.work), nil)
    }
}

extension ForeseeApply: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ApplyForesight, Cost?) {
        (await sources.workspace.foresight(of: plan, in: sources.work), nil)
    }
}

extension RunDryRun: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (DryRunReport, Cost?) {
        let tell = sources.tellingEvents
        switch place {
        case .database: return (try await sources.workspace.dryRun(plan, in: sources.work, tell: tell), nil)
        case .copy(let rows):
            let target = sources.connections.target
            let report = try await sources.workspace.dryRun(
                plan, onCopyOf: target, rows: rows, in: sources.work, tell: tell)
            return (report, nil)
        }
    }
}

extension MakeBackup: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (String, Cost?) {
        try await sources.workspace.backUp(
            sources.connections.target, to: file, in: sources.work, tell: sources.tellingEvents)
        return (file, nil)
    }
}

extension RunApply: Answerable {
    static let thread = AnsweringThread.background
    static let mustEnd = true

    func answer(from sources: AnswerSources) async throws -> (ApplyReport, Cost?) {
        (try await sources.workspace.apply(plan, in: sources.work, tell: sources.tellingEvents), nil)
    }
}

extension AnswerSources {
    /// Says what takes long, and what the screen does not show by itself.
    fileprivate var tellingEvents: @Sendable (ApplyEvent) -> Void {
        let tell = tell
        return { event in if event.isProgress, let line = event.line { tell(line) } }
    }
}

extension LookAtRuns: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Sight, Cost?) {
        if pause > .zero { try await Task.sleep(for: pause) }
        let known = if let look { look } else { try await sources.workspace.runLook(in: sources.browse) }
        return (Sight(known, try await sources.workspace.runs(known, in: sources.browse)), nil)
    }
}

extension StopBlocker: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Bool, Cost?) {
        let isDone = try await sources.workspace.stop(
            blocker, inTheWayOf: run, by: stopping, in: sources.browse)
        return (isDone, nil)
    }
}
