package import Postgres
import Review
import SQL
package import Verification

extension Workspace {
    /// What is to be known of a plan before it runs.
    ///
    /// Changes nothing. Costs what a review costs and, where the plan touches tables that are there, what `drift` does
    /// without a server of our own.
    package func foresight(of plan: ApplyPlan, in database: some DatabaseAccess) async -> ApplyForesight {
        guard !plan.steps.isEmpty else { return ApplyForesight() }
        let report: ReviewReport
        do throws(WorkspaceError) {
            var wish = ReviewWish()
            wish.names = plan.tags
            wish.alone = plan.alone
            report = try await review(wish, plan.status, in: database)
        } catch {
            return ApplyForesight(review: .failure(error))
        }
        let touched = report.touchedTables
        guard !touched.isEmpty, plan.status.entries.contains(where: \.isApplied) else {
            return ApplyForesight(review: .success(report))
        }
        do throws(WorkspaceError) {
            let drift = try await driftWithoutServer(in: database)
            let found = drift.certain.filter { $0.isUnexpected && $0.subject.isPart(of: touched) }
            return ApplyForesight(review: .success(report), drift: .success(found))
        } catch {
            return ApplyForesight(review: .success(report), drift: .failure(error))
        }
    }
}

extension ReviewReport {
    /// The tables and views that were there before.
    fileprivate var touchedTables: Set<QualifiedName> {
        review.statements.reduce(into: []) { $0.formUnion($1.inUse) }
    }
}

extension Difference {
    /// Whether no pending file accounts for it.
    fileprivate var isUnexpected: Bool {
        if case .pending? = origin { return false }
        return true
    }
}

extension Difference.Subject {
    /// Whether it is one of these, or belongs to one.
    fileprivate func isPart(of relations: Set<QualifiedName>) -> Bool {
        if let table { return relations.contains(table) }
        return relations.contains { $0.display == name }
    }
}
