import Drizzle
package import Postgres
package import Verification

extension Workspace {
    /// What a run would do now; changes nothing.
    ///
    /// - Throws: ``WorkspaceError/notApplicable(_:)`` where Drizzle itself would run nothing, and why nobody could look.
    package func applyPlan(
        _ choice: ApplyChoice = ApplyChoice(), in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> ApplyPlan {
        let status = try await status(in: database)
        do { return try ApplyPlan(status, choice, reading: scripts.run) } catch {
            // What Drizzle would be told there is true of a role or a setting as well.
            let isStandby = (try? await database.connection().facts.isInHotStandby) ?? false
            throw .notApplicable(isStandby ? .standby : error)
        }
    }

    /// Applies what Drizzle would, as Drizzle would, once a person has said yes to it.
    ///
    /// Everything that is sent goes over a session of its own, which ends with the run, so that nothing a file sets
    /// outlives it.
    ///
    /// - Parameters:
    ///   - plan: What the person has seen.
    ///   - database: Where; also looks on from there while it runs.
    ///   - patience: How long it may wait.
    ///   - tell: Is told what happens, on the connection's thread, so it must be quick.
    /// - Returns: What was applied, and how things stand afterwards.
    /// - Throws: ``WorkspaceError/notApplicable(_:)`` when something is not as it was, ``WorkspaceError/stopped(_:)`` when
    ///   the server stopped it.
    package func apply(
        _ plan: ApplyPlan, in database: some DatabaseAccess, patience: ApplyPatience? = nil,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws(WorkspaceError) -> ApplyReport {
        do {
            var report = try await run(plan, in: database, patience ?? ApplyPatience(limits: limits), tell)
            if let after = try? await status(in: database, for: .migrations) {
                report.after = after
                let tags = Set(report.applied.map(\.tag))
                report.landing = try? await landing(of: after, in: database).0.reduced {
                    tags.contains($0.tag)
                }
            }
            return report
        } catch let failure as ApplyFailure {
            throw .stopped(await explained(failure, in: database))
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }

    /// The same, with a plan made anew where somebody else has changed the ledger meanwhile.
    ///
    /// `prepare` comes between a plan and its run, such as a look at what it would lose; what it throws lets nothing be sent.
    package func apply(
        _ choice: ApplyChoice, in database: some DatabaseAccess, patience: ApplyPatience? = nil,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in },
        preparing prepare: (ApplyPlan) async throws(WorkspaceError) -> Void = { _ in }
    ) async throws(WorkspaceError) -> (plan: ApplyPlan, report: ApplyReport) {
        var refusal = WorkspaceError.unexpected("")
        for _ in 0..<3 {
            let plan = try await applyPlan(choice, in: database)
            try await prepare(plan)
            do throws(WorkspaceError) {
                return (plan, try await apply(plan, in: database, patience: patience, tell: tell))
            } catch {
                guard case .notApplicable(.ledgerChanged) = error else { throw error }
                refusal = error
            }
        }
        throw refusal
    }

    private func run(
        _ plan: ApplyPlan, in database: some DatabaseAccess, _ patience: ApplyPatience,
        _ tell: @escaping @Sendable (ApplyEvent) -> Void
    ) async throws -> ApplyReport {
        let observer = try await database.connection()
        if observer.facts.isInHotStandby == true { throw ApplyRefusal.standby }
        let connection = try await observer.another()
        let outcome = await outcome(of: plan, on: connection, watchedFrom: observer, patience, tell)
        await connection.close()
        return try outcome.get()
    }

    /// Runs a plan in a session that is good for nothing else afterwards.
    func outcome(
        of plan: ApplyPlan, on connection: Connection, watchedFrom observer: some DatabaseAccess,
        _ patience: ApplyPatience, _ tell: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> Result<ApplyReport, any Error> {
        do {
            let report = try await BlockerWatch.plainly(on: connection, from: observer, tell) {
                session, watch in
                try ApplyRun(
                    plan: plan, facts: connection.facts, patience: patience, records: recordsFolder,
                    blockers: { watch.blockers }, tell: tell
                ).run(in: session)
            }
            return .success(report)
        } catch let doubt as ApplyRun.InDoubt {
            return await settle(doubt, of: plan, on: connection)
        } catch {
            return .failure(error)
        }
    }

    /// Asks the server in another session what became of a COMMIT.
    private func settle(
        _ doubt: ApplyRun.InDoubt, of plan: ApplyPlan, on connection: Connection
    ) async -> Result<ApplyReport, any Error> {
        let tags = doubt.steps.map(\.tag)
        func failure(_ kept: ApplyFailure.Kept) -> Result<ApplyReport, any Error> {
            .failure(ApplyFailure(place: .commit(tags), error: doubt.doubt.loss, kept: kept))
        }
        let earlier = doubt.report.applied.map(\.tag).dropLast(tags.count)
        switch await connection.fate(of: doubt.doubt, after: plan.location.waitingForLock) {
        case .committed:
            // What comes behind it needs a session, which is gone.
            guard doubt.isLast else { return failure(.migrations(earlier + tags)) }
            var report = doubt.report
            report.wasInDoubt = true
            return .success(report)
        case .aborted: return failure(earlier.isEmpty ? .nothing : .migrations(Array(earlier)))
        case .unknown(let reason):
            return failure(.unknown(transaction: doubt.doubt.transaction?.description, reason: reason))
        }
    }
}
