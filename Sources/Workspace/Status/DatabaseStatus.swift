package import Verification

/// Where the migrations stand in one of several databases.
package struct DatabaseStatus: Equatable, Sendable {
    /// Such as `shop@db2:5432`; never with a password.
    package let name: String
    /// The status, or why the database could not be asked.
    package let status: Result<MigrationStatus, WorkspaceError>

    package init(name: String, status: Result<MigrationStatus, WorkspaceError>) {
        (self.name, self.status) = (name, status)
    }
}
