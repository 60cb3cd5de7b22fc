package import Verification

/// Where the migrations stand in another database, and what that one is called.
package struct ComparedStatus: Equatable, Sendable {
    /// Such as `shop@db2:5432`; never with a password.
    package let name: String
    package let status: MigrationStatus

    package init(name: String, status: MigrationStatus) { (self.name, self.status) = (name, status) }
}
