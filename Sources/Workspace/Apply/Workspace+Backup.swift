package import Postgres
package import Verification

extension Workspace {
    /// Puts a backup of a whole database into a new file that only this account may read.
    ///
    /// - Parameters:
    ///   - target: The database, as pg_dump is told of it.
    ///   - path: Of the file, which must not be there.
    ///   - database: The same database, to ask its version.
    ///   - tell: Is told twice a second how far it is.
    /// - Throws: ``WorkspaceError/notApplicable(_:)`` with a ``BackupRefusal``; then there is no file.
    package func backUp(
        _ target: ConnectionTarget, to path: String, in database: some DatabaseAccess,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws(WorkspaceError) {
        do {
            let version = try await database.connection().facts.serverVersion
            try await Backup(
                path: path, target: target, serverMajor: version / 10_000, lockTimeout: limits.lockTimeout,
                tell: tell
            ).make()
        } catch let refusal as BackupRefusal {
            throw .notApplicable(.backup(refusal))
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }
}
