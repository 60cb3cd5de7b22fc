import Drizzle
package import Postgres
package import Verification

extension Workspace {
    /// How the project's migrations and a database stand to one another: one round trip, and another one where something
    /// is not applied, to see how much of it is there.
    ///
    /// The folder is read while the server works.
    package func status(
        in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> MigrationStatus {
        let status = try await status(in: database, for: .migrations)
        guard status.entries.contains(where: \.isAhead) else { return status }
        guard let evidence = await evidence(for: status, in: database) else { return status }
        return status.considering(evidence, reading: scripts.run)
    }

    /// Where the project's migrations stand in the database of another address; its connection is closed at once.
    package func status(
        at address: String
    ) async throws(WorkspaceError) -> (name: String, status: MigrationStatus) {
        let target: ConnectionTarget
        do { target = try .reading(address, from: .argument) } catch { throw .target(error) }
        return try await visiting(target) { visit throws(WorkspaceError) in
            let status = try await status(in: visit, for: .comparison)
            return (try await name(of: visit), status)
        }
    }

    /// Where the project's migrations stand in several databases, in their order; all are asked at once, so the slowest
    /// decides how long that takes.
    ///
    /// - Throws: When there is no project, or somebody stopped it; that one database cannot be asked is in its place.
    package func statuses(
        in targets: [ConnectionTarget]
    ) async throws(WorkspaceError) -> [DatabaseStatus] {
        let places = try await reachedPlaces(for: .migrations)
        async let reading = ProjectMigrations.reading(places.folder)
        let ledgers = await ledgers(places.ledger, in: targets)
        let files = await reading
        for case .failure(let error) in ledgers where error.isInterruption { throw error }
        return zip(targets, ledgers).map { target, finding in
            DatabaseStatus(
                name: (try? finding.get().name) ?? target.display,
                status: finding.map { $0.ledger.status(of: files, in: self) })
        }
    }

    func status(
        in database: some DatabaseAccess, for purpose: WorkspaceError.Purpose
    ) async throws(WorkspaceError) -> MigrationStatus {
        let places = try await reachedPlaces(for: purpose)
        async let files = ProjectMigrations.reading(places.folder)
        let ledger = try await ledger(places.ledger, in: database)
        return ledger.status(of: await files, in: self)
    }

    private func ledgers(
        _ reading: LedgerReading, in targets: [ConnectionTarget]
    ) async -> [Result<NamedLedger, WorkspaceError>] {
        await withTaskGroup(of: (Int, Result<NamedLedger, WorkspaceError>).self) { group in
            for (index, target) in targets.enumerated() {
                group.addTask { (index, await ledger(reading, at: target)) }
            }
            var found: [Int: Result<NamedLedger, WorkspaceError>] = [:]
            for await (index, ledger) in group { found[index] = ledger }
            return targets.indices.compactMap { found[$0] }
        }
    }

    private func ledger(
        _ reading: LedgerReading, at target: ConnectionTarget
    ) async -> Result<NamedLedger, WorkspaceError> {
        do {
            return .success(
                try await visiting(target) { visit throws(WorkspaceError) in
                    let ledger = try await ledger(reading, in: visit)
                    return NamedLedger(name: try await name(of: visit), ledger: ledger)
                })
        } catch {
            return .failure(error)
        }
    }

    /// What the session says it is in, however it was reached.
    private func name(of visit: Visit) async throws(WorkspaceError) -> String {
        do throws(PostgresError) { return try await visit.connection().display } catch {
            throw .server(error, of: visit.display)
        }
    }
}

/// A ledger, and the database that it was read in.
private struct NamedLedger: Sendable {
    let name: String
    let ledger: LedgerFinding
}
