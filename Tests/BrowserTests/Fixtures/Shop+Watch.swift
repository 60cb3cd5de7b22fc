import Drizzle
import SQL
import Verification
import Workspace

@testable import Browser

extension Shop {
    /// A run that has given way.
    static func pausingSight() throws -> LookAtRuns.Sight {
        let steps = try applyPlan().steps
        let session = Blocker(
            pid: 4711, role: "deploy", application: "raingauge", state: "active",
            query: RunSighting.pause + "4)")
        let report = RunReport(
            runs: [RunSighting(session, at: nil, running: .seconds(1), open: .seconds(1))], landed: [],
            pending: steps.map(\.tag)
        )
        return LookAtRuns.Sight(RunLook(steps, in: .standard), report)
    }

    /// A run that waits for a session.
    static func sight(waiting: Bool = true, state: String = "active") throws -> LookAtRuns.Sight {
        let steps = try applyPlan().steps
        let session = Blocker(
            pid: 4711, role: "deploy", application: "drizzle-kit", state: "active",
            query: steps[1].pieces[0].text)
        let blocker = Blocker(
            pid: 815, role: "app", application: "web", state: state, query: "UPDATE orders SET total = 1")
        let run = RunSighting(
            session, at: PieceFinder(steps).place(of: session.query), running: .milliseconds(2300),
            open: .seconds(12),
            progress: RunProgress(phase: "CREATE INDEX: building index", share: 0.34),
            locks: [RelationLock(QualifiedName("public", "orders"), .accessExclusive)],
            awaits: waiting ? RelationLock(QualifiedName("public", "orders"), .accessExclusive) : nil,
            waitsFor: waiting ? [blocker] : [])
        let report = RunReport(runs: [run], landed: [steps[0].tag], pending: [steps[1].tag])
        return LookAtRuns.Sight(RunLook(steps, in: .standard), report)
    }
}
