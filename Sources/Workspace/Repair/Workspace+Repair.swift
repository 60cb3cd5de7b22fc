package import Postgres
package import Verification

extension Workspace {
    /// What repair plans are made from, as things stand now in a database.
    package func repairMaterial(
        in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> RepairMaterial {
        repairMaterial(for: try await status(in: database))
    }

    /// The same for a status that is known; no server is asked.
    package func repairMaterial(for status: MigrationStatus) -> RepairMaterial {
        .reading(status, now: now())
    }

    /// Runs a plan, once a person has said yes to it.
    ///
    /// - Returns: What was changed.
    /// - Throws: ``WorkspaceError/refused(_:)`` when something is not as it was, or what the server has against it.
    package func run(
        _ plan: RepairPlan, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> RepairReport {
        do {
            return try await plan.run(on: database.connection())
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }
}
