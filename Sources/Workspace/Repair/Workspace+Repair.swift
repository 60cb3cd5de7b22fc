package import Postgres
package import Verification

extension Workspace {
    /// What repair plans are made from, as things stand now in a database.
    package func repairMaterial(
        in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> RepairMaterial {
        await repairMaterial(for: try await status(in: database, for: .migrations), in: database)
    }

    /// The same for a status that is known: one round trip, to see what is there of the migrations.
    package func repairMaterial(
        for status: MigrationStatus, in database: some DatabaseAccess
    ) async -> RepairMaterial {
        var material = RepairMaterial.reading(status, now: now())
        material.landing = await evidence(for: status, in: database)
        return material
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
