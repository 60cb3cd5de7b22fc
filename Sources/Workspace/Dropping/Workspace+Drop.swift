import Drizzle
package import Postgres
package import Verification

extension Workspace {
    /// How a migration would be taken out of its folder; changes nothing.
    ///
    /// - Parameters:
    ///   - name: Its tag or number; the last that is not applied for `nil`.
    ///   - database: The one that says what is applied.
    /// - Returns: A plan that nobody has run.
    /// - Throws: ``WorkspaceError/notDropped(_:)``, or why nobody can tell what is applied.
    package func dropPlan(
        _ name: String? = nil, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> DropPlan {
        let status = try await status(in: database, for: .migrations)
        do { return try DropPlan(status, name) } catch {
            guard case .unknownMigration(let name) = error else { throw .notDropped(error) }
            throw .noSuchMigration(name, in: status.folder.path)
        }
    }

    /// Takes it out, once a person has said yes: all of it or nothing.
    ///
    /// - Throws: ``WorkspaceError/refused(_:)``; then everything is as it was, but for what that says.
    package func run(_ plan: DropPlan) throws(WorkspaceError) {
        do { try plan.run() } catch { throw .refused(error) }
    }
}
