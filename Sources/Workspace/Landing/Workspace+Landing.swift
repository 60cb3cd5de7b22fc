import Drizzle
package import Postgres
package import Verification

extension Workspace {
    /// Whether what the migrations should have left is really there: one round trip together with the ledger.
    ///
    /// - Parameters:
    ///   - names: Only these migrations, by their tags or numbers, applied or not; all that were applied for none.
    ///   - includesAhead: All of them, also those that are not applied.
    ///   - database: Where it should be.
    /// - Returns: What was looked up, and what was found.
    /// - Throws: ``WorkspaceError/ledgerUnreadable(_:_:)`` where nothing says what was applied, and why `names` cannot
    ///   be looked up.
    package func landing(
        of names: [String] = [], includesAhead: Bool = false, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> LandingReport {
        let places = try await reachedPlaces(for: .migrations)
        let folder = MigrationFolder.reading(places.folder)
        let look = LandingLook(folder, scripts)
        let answers = try await answers(to: places.ledger.batches + [look.batch], in: database)
        let status = LedgerFinding(places.ledger, Array(answers.dropLast())).status(of: folder, in: self)
        if case .unreadable(let location, let refusal) = status.ledger {
            throw .ledgerUnreadable(location, refusal)
        }
        let chosen = try status.tags(named: names)
        do {
            let report = try await look.report(for: status, answers[answers.count - 1], in: database)
            return report.reduced { chosen?.contains($0.tag) ?? (includesAhead || !$0.isAhead) }
        } catch {
            throw .server(error, of: database.display)
        }
    }

    /// How much is there of what is not applied, for one round trip; `nil` when the server would not tell.
    func evidence(for status: MigrationStatus, in database: some DatabaseAccess) async -> LandingReport? {
        let plan = LandingPlan(of: status, reading: scripts.parsed)
        guard let answer = try? await database.answer(plan.question.batch) else { return nil }
        return try? plan.report(in: answer)
    }

    /// The same of all migrations, where it is known what was applied.
    package func landing(
        of status: MigrationStatus, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> (LandingReport, Cost) {
        let plan = LandingPlan(of: status, reading: scripts.parsed)
        do {
            let answer = try await database.answer(plan.question.batch)
            let report = try await plan.report(in: answer) { try? await database.answer($0) }
            return (report, answer.cost)
        } catch {
            throw .server(error, of: database.display)
        }
    }
}

extension LandingReport {
    /// Only these migrations.
    func reduced(to isWanted: (MigrationLanding) -> Bool) -> LandingReport {
        LandingReport(migrations: migrations.filter(isWanted), reach: reach)
    }
}

extension MigrationStatus {
    /// The tags that a person means by full names, or by numbers such as `0003` or `3`; `nil` for all.
    fileprivate func tags(named names: [String]) throws(WorkspaceError) -> [String]? {
        guard !names.isEmpty else { return nil }
        var tags: [String] = []
        for name in names {
            let found = entries.first { $0.migration?.isNamed(name) ?? false }
            guard let entry = found, let tag = entry.migration?.tag else {
                throw .noSuchMigration(name, in: folder.path)
            }
            guard entry.isApplied || entry.isAhead else { throw .notApplied(tag: tag, entry.state) }
            tags.append(tag)
        }
        return tags
    }
}
