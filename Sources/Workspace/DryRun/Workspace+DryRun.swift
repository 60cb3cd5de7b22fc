package import Postgres
package import Verification

extension Workspace {
    /// Runs what would be applied, statement by statement in a transaction that is rolled back, and tells what each does.
    ///
    /// The ledger is left alone: its sequence would go on. Everything is sent over a session of its own, which ends with it.
    ///
    /// - Parameters:
    ///   - plan: What would be applied.
    ///   - database: Where; also looks on from there meanwhile.
    ///   - limits: ``dryRunLimits`` by default.
    ///   - tell: Is told what happens, on the connection's thread.
    /// - Returns: What was seen; nothing was run where something of it could stay.
    /// - Throws: Why the database could not be asked.
    package func dryRun(
        _ plan: ApplyPlan, in database: some DatabaseAccess, limits: SessionLimits? = nil,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws(WorkspaceError) -> DryRunReport {
        let (statements, obstacles) = (plan.statements, plan.refusals)
        guard obstacles.isEmpty else {
            var report = DryRunReport()
            report.obstacles = obstacles
            return report
        }
        do {
            let report = try await run(statements, in: database, limits ?? Self.dryRunLimits, tell)
            if let observer = try? await database.connection() {
                await keepSpeeds(of: report, seenFrom: observer)
            }
            return report
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }

    /// Those of a rehearsal, unless somebody asks for others.
    package static let dryRunLimits = SessionLimits(
        lockTimeout: .milliseconds(500), statementTimeout: .seconds(60))

    func run(
        _ statements: [DryRunStatement], in database: some DatabaseAccess, _ limits: SessionLimits,
        _ tell: @escaping @Sendable (ApplyEvent) -> Void
    ) async throws -> DryRunReport {
        let observer = try await database.connection()
        if observer.facts.isInHotStandby == true { throw ApplyRefusal.standby }
        let connection = try await observer.another()
        let outcome: Result<DryRunReport, any Error>
        do {
            let report = try await BlockerWatch.plainly(on: connection, from: observer, tell) {
                session, watch in
                try DryRun(
                    statements: statements, facts: connection.facts, limits: limits,
                    blockers: { watch.blockers }, tell: tell
                ).run(in: session)
            }
            outcome = .success(report)
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        var report = try outcome.get()
        if let failure = report.failure { report.failure = await explained(failure, in: observer) }
        return report
    }
}

extension ApplyPlan {
    /// The statements that are not run to be taken back.
    var refusals: [DryRunReport.Refused] {
        statements.compactMap { statement in
            statement.obstacle.map { DryRunReport.Refused(statement, $0) }
        }
    }
}
