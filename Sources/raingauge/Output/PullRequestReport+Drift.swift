import Reports
import Verification
import Workspace

extension PullRequestReport {
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
