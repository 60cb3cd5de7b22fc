import Postgres
import Reports
import Verification
import Workspace

extension Headless {
    /// Refuses where the database should not be changed by a slip of the hand, or is not the one that was named.
    func allowChanging(_ subject: Subject, named name: String?) throws(WorkspaceError) {
        let database = subject.identity.database
        if let name {
            guard name == database else { throw .refused(.otherDatabase(named: name, is: database)) }
        } else if let environment = subject.environment, environment.isProtected {
            throw .refused(.protected(database: database, label: environment.label))
        }
    }
}
