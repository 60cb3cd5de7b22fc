import Postgres
import Workspace

extension WorkspaceError {
    /// Whether it is the error of a server, or of libpq, of this kind.
    func isServers(_ kind: PostgresError.Kind, of name: String) -> Bool {
        guard case .server(let error, let database) = self else { return false }
        return error.kind == kind && database == name
    }
}
