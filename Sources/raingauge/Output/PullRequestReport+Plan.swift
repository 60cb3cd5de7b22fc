import Reports
import Review
import Verification
import Workspace

extension PullRequestReport {
    /// What would be sent, and what is to be said of it.
    mutating func add(_ plan: ApplyPlan, reviewedIn session: Headless) async {
        add("Statements") { Document(plan.sections(on: $0)) }
        var wish = ReviewWish()
        wish.names = plan.steps.map(\.tag)
        guard !wish.names.isEmpty else { return }
        do throws(WorkspaceError) {
            let review = try await session.workspace.review(wish, in: session.database)
            add("Findings", review.document)
        } catch {
            let problem = Problem(error)
            add("Findings") { Document([.lines(problem.lines(on: $0))]) }
        }
    }
}
