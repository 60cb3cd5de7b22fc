import Drizzle
package import Postgres
import SystemCalls
import Verification

extension Workspace {
    /// What ``overview(includesSystem:arrived:in:)`` asks, for a session that asks it as soon as it is authenticated.
    package func overviewQuestion(includesSystem: Bool = false) -> OverviewQuestion {
        let places = try? places(for: .migrations)
        return OverviewQuestion(ledger: places?.ledger, includesSystem: includesSystem)
    }

    /// The table list and, inside a project, the ledger: one round trip.
    ///
    /// The folder is read while the server works.
    ///
    /// - Parameters:
    ///   - includesSystem: Also the tables of the server itself.
    ///   - arrived: Called once there is a session: the answers to the same question, where it was asked already.
    ///   - database: Where.
    /// - Returns: The overview, and what it took on the wire.
    /// - Throws: Why there is no table list; what is wrong with the project is in the overview.
    package func overview(
        includesSystem: Bool, arrived: @Sendable () -> FirstAnswers? = { nil },
        in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> (DatabaseOverview, Cost) {
        async let folder = folder()
        let question = overviewQuestion(includesSystem: includesSystem)
        let first: FirstAnswers
        do throws(PostgresError) {
            first = try await question.answers(in: database, unless: arrived)
        } catch {
            throw .server(error, of: database.display)
        }
        return try overview(question, first, await folder, in: database)
    }

    /// The same, blocking the thread until it is there, which is quicker than waking others for every step.
    ///
    /// - Parameters:
    ///   - database: Where it was asked.
    ///   - patience: How long reading the folder may take.
    ///   - wait: Waits for the answers to ``overviewQuestion(includesSystem:)``; `nil` where that takes too long.
    /// - Returns: What the session is, and the overview or why there is none; `nil` where it takes too long.
    package func firstOverview(
        in database: some DatabaseAccess, within patience: Duration, waiting wait: () -> FirstAnswers?
    ) -> (facts: SessionFacts, overview: Result<(DatabaseOverview, Cost), WorkspaceError>)? {
        let question = overviewQuestion()
        // Its result is not needed: this loads the code that the connection's thread is about to run.
        _ = question.batches(asSuperuser: false)
        let errand = (try? places(for: .migrations)).map { places in
            Errand { MigrationFolder.reading(places.folder) }
        }
        let folder = errand?.wait(patience)
        guard errand == nil || folder != nil, let first = wait() else { return nil }
        let outcome = Result { () throws(WorkspaceError) in
            try overview(question, first, folder.map { .success($0) }, in: database)
        }
        return (first.facts, outcome)
    }

    private func overview(
        _ question: OverviewQuestion, _ first: FirstAnswers,
        _ folder: Result<MigrationFolder, WorkspaceError>?, in database: some DatabaseAccess
    ) throws(WorkspaceError) -> (DatabaseOverview, Cost) {
        let overview: DatabaseOverview
        do {
            overview = DatabaseOverview(
                relations: try question.relations(in: first), includesSystem: question.includesSystem,
                status: status(first, folder))
        } catch {
            throw .server(error, of: database.display)
        }
        return (overview, first.batches.cost)
    }

    /// Whatever kept the server from reading the ledger, such as a lock, is in the ledger here, so that the migrations
    /// can be seen all the same.
    private func status(
        _ first: FirstAnswers, _ folder: Result<MigrationFolder, WorkspaceError>?
    ) -> Result<MigrationStatus, WorkspaceError>? {
        do {
            let reading = try places(for: .migrations).ledger
            let ledger = LedgerFinding(reading, Array(first.batches.dropFirst()))
            return folder?.map { ledger.status(of: $0, in: self) }
        } catch {
            return error == .noConfiguration(for: .migrations) ? nil : .failure(error)
        }
    }

    /// `nil` where there is no project.
    private func folder() async -> Result<MigrationFolder, WorkspaceError>? {
        do {
            return .success(.reading(try await reachedPlaces(for: .migrations).folder))
        } catch {
            return error == .noConfiguration(for: .migrations) ? nil : .failure(error)
        }
    }
}
