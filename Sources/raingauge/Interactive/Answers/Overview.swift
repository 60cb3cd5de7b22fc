import Browser
import Catalog
import Drizzle
import Postgres
import Reports
import SQL

extension LoadOverview: Answerable {
    static let thread = AnsweringThread.background

    /// The table list and, inside a project, the ledger: one round trip.
    ///
    /// The folder is read while the server works.
    func answer(from sources: AnswerSources) async throws -> (Overview, Cost?) {
        let (project, connections, browse) = (sources.project, sources.connections, sources.browse)
        async let folder = project.folder()
        let facts = try await connections.connection(for: .browse).facts
        let question = OverviewQuestion(
            ledger: project.ledger, limits: browse.limits, includesSystem: includesSystem)
        let first = includesSystem ? nil : connections.arrival?.takeAnswers()?.batches
        let answers =
            if let first { first } else {
                try await browse.run(question.batches(asSuperuser: facts.isSuperuser))
            }
        return try question.overview(from: answers, of: facts, project, folder: await folder)
    }
}

extension AnswerSources {
    /// The very first overview, which is asked for since the program began to connect; blocks its thread meanwhile.
    ///
    /// Waking another thread for each step would take longer than all the steps.
    ///
    /// - Parameters:
    ///   - ticket: What the overview was asked with.
    ///   - patience: How long to wait at most.
    /// - Returns: What the server said of itself, and the answer; `nil` when it took longer.
    func firstOverview(
        _ ticket: Ticket, within patience: Duration
    ) -> (facts: SessionFacts, answer: AnyAnswer, cost: Cost?)? {
        let question = OverviewQuestion(ledger: project.ledger, limits: browse.limits)
        // Thrown away: this loads the code for it while the server works, and the connection's thread is then quicker.
        _ = question.batches(asSuperuser: false)
        let folder = project.readFolder()
        connections.arrival?.wait(patience)
        guard let first = connections.arrival?.takeAnswers() else { return nil }
        do {
            let (overview, cost) = try question.overview(
                from: first.batches, of: first.facts, project, folder: folder)
            return (
                first.facts, AnyAnswer(to: LoadOverview.self, ticket: ticket, .success(overview)), cost
            )
        } catch {
            let answer = AnyAnswer(to: LoadOverview.self, ticket: ticket, .failure(problem(error)))
            return (first.facts, answer, nil)
        }
    }
}

extension LoadSizes: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (RelationSizes, Cost?) {
        let question = SizesQuestion(includesSystem: includesSystem)
        let answer = try await sources.work.answer(question.batch)
        return (try question.sizes(in: answer), answer.cost)
    }
}

extension ReadDrizzleNames: Answerable {
    static let thread = AnsweringThread.background

    /// What is wrong with a snapshot is for `check` to say; here it only means that nobody knows.
    func answer(from sources: AnswerSources) async throws -> (Set<QualifiedName>, Cost?) {
        guard let file = folder.newestSnapshotFile else { throw Problem("No migration has a snapshot.") }
        do {
            return (try Snapshot.reading(file).relationNames.union([ledger.name]), nil)
        } catch {
            throw Problem("The newest snapshot cannot be read: \(file).")
        }
    }
}
