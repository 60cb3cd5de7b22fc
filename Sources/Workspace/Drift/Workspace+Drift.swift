package import Postgres
package import Verification

extension Workspace {
    /// How a database differs from what it should be.
    ///
    /// Nothing is changed in it. A server of our own is started where it is needed, and stopped at the end.
    ///
    /// - Parameters:
    ///   - against: What it should be.
    ///   - method: How what is in doubt is settled.
    ///   - database: The database in question.
    /// - Returns: Every difference, and how it was found.
    /// - Throws: Why there is nothing to compare with, or why a database did not answer.
    package func drift(
        against: DriftAgainst, by method: DriftMethod.Choice = .automatic, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> Drift {
        try await withScratch { scratch throws(WorkspaceError) in
            try await DriftSurvey(workspace: self, scratch: scratch)
                .drift(against: against, by: method, in: database)
        }
    }

    /// Against the newest applied snapshot, with nothing started: what only a server of our own could settle stays open.
    func driftWithoutServer(in database: some DatabaseAccess) async throws(WorkspaceError) -> Drift {
        try await withScratch { scratch throws(WorkspaceError) in
            try await DriftSurvey(workspace: self, scratch: scratch, startsServer: false)
                .drift(against: .snapshot, by: .automatic, in: database)
        }
    }
}
