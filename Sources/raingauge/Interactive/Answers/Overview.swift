import Browser
import Catalog
import Drizzle
import Postgres
import Reports
import SQL
import Workspace

extension LoadOverview: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Overview, Cost?) {
        let (overview, cost) = try await sources.workspace.overview(
            includesSystem: includesSystem,
            arrived: { includesSystem ? nil : sources.connections.arrival?.takeAnswers() },
            in: sources.browse)
        return (Overview(overview), cost)
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
        let first = workspace.firstOverview(in: browse, within: patience) {
            connections.arrival?.wait(patience)
            return connections.arrival?.takeAnswers()
        }
        guard let (facts, outcome) = first else { return nil }
        let overview = outcome.map { Overview($0.0) }.mapError(problem)
        let cost = try? outcome.get().1
        return (facts, AnyAnswer(to: LoadOverview.self, ticket: ticket, overview), cost)
    }
}

extension Overview {
    /// What was found, with what stood in the way of the migrations in words.
    fileprivate init(_ overview: DatabaseOverview) {
        let project: ProjectState =
            switch overview.status {
            case .success(let status): .status(status)
            case .failure(let error): .failed(Problem(error))
            case nil: .none
            }
        self.init(
            relations: overview.relations, includesSystem: overview.includesSystem, project: project)
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

extension ReadColumnNames: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([ColumnPlace], Cost?) {
        let question = ColumnNamesQuestion(includesSystem: includesSystem, limit: Self.most + 1)
        let answer = try await sources.work.answer(question.batch)
        return (try question.names(in: answer), answer.cost)
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
