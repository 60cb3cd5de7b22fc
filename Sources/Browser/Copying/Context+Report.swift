import Postgres
import Reports

extension Context {
    /// An empty report of the database that is shown, to be pasted into a pull request.
    func report(_ title: String) -> PullRequestReport {
        PullRequestReport(
            title, ofDatabase: session.database, session.environment, server: link.serverVersion)
    }
}

extension Link {
    /// Such as `16.2`; `nil` where nobody is connected.
    fileprivate var serverVersion: String? {
        guard case .online(let facts) = self else { return nil }
        return SessionFacts.name(ofVersion: facts.version)
    }
}
