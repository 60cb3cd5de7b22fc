import Reports
import Verification
import Workspace

extension PullRequestReport {
    /// What would be sent, and what is to be said of it.
    mutating func add(_ plan: ApplyPlan, _ foresight: ApplyForesight?) {
        add("Statements") { Document(plan.sections(nil, on: $0)) }
        switch foresight?.review {
        case .success(let review)?: add("Findings", review.document)
        case .failure(let error)?: add("Findings", Problem(error))
        case nil: break
        }
    }

    mutating func add(_ title: String, _ problem: Problem) {
        add(title) { Document([.lines(problem.lines(on: $0))]) }
    }

    /// Whether the database is as recorded now.
    mutating func addDrift(of session: Headless) async {
        do throws(WorkspaceError) {
            let drift = try await session.workspace.drift(against: .snapshot, in: session.database)
            add("Drift", drift.document)
        } catch {
            add("Drift", Problem(error))
        }
    }
}
