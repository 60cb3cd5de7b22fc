package import Verification
package import Workspace

extension PullRequestReport {
    /// What would be sent, and what is to be said of it.
    package mutating func add(_ plan: ApplyPlan, _ foresight: ApplyForesight?) {
        add("Statements") { Document(plan.sections(nil, on: $0)) }
        switch foresight?.review {
        case .success(let review)?: add("Findings", review.document)
        case .failure(let error)?: add("Findings", Problem(error))
        case nil: break
        }
    }

    package mutating func add(_ title: String, _ problem: Problem) {
        add(title) { Document([.lines(problem.lines(on: $0))]) }
    }
}
