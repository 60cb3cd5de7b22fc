import Browser
import Catalog
import Drizzle
import Postgres
import Reports
import Rows
import SQL
import Verification
import Workspace

/// Answers the effects that carry a ticket: asks the server, or reads a file.
struct Inquiry: Sendable {
    let connections: Connections
    let workspace: Workspace
    private let browse: Line
    private let work: Line

    /// What an effect brought, and what it took on the wire; no cost when no server was asked.
    struct Finding: Sendable {
        let answer: Answer
        var cost: Cost?
    }

    init(connections: Connections, workspace: Workspace) {
        (self.connections, self.workspace) = (connections, workspace)
        browse = Line(connections: connections, lane: .browse)
        work = Line(connections: connections, lane: .work)
    }

    /// Where the effect is best answered.
    func executor(for effect: Effect) -> any TaskExecutor {
        switch effect {
        case .loadPage, .loadRecord, .openTable, .loadStructure, .loadStatistics:
            connections.executor(for: .browse)
        case .loadOverview, .loadSizes, .readDrizzleNames, .countRows, .loadValue, .loadValues,
            .readMigration, .loadDrift, .checkFiles, .lookUpLanding, .readRepairMaterial, .repair,
            .loadStatus, .cancel, .reconnect, .stopConnecting, .copy, .useTheme, .useMouse, .redraw,
            .suspend, .quit:
            connections.background
        }
    }

    @concurrent
    func answer(_ effect: Effect) async -> Finding? {
        switch effect {
        case .loadOverview(let includesSystem, _):
            await find(Answer.overview) { try await overview(includesSystem: includesSystem) }
        case .loadSizes(let includesSystem, _):
            await find(Answer.sizes) { try await sizes(includesSystem: includesSystem) }
        case .readDrizzleNames(let folder, let ledger, _):
            Finding(answer: .drizzleNames(names(in: folder, ledger: ledger)))
        case .loadStructure(let relation, _):
            await find(Answer.structure) { try await structure(of: relation) }
        case .loadStatistics(let relation, _):
            await find(Answer.statistics) { try await statistics(of: relation) }
        case .openTable(let request, _): await find(Answer.opening) { try await opening(request) }
        case .loadPage(let request, _): await find(Answer.page) { try await browse.page(request) }
        case .countRows(let source, _): await find(Answer.count) { try await count(source) }
        case .loadRecord(let request, _): await find(Answer.record) { try await browse.record(request) }
        case .loadValue(let request, _): await find(Answer.value) { try await value(request) }
        case .loadValues(let requests, _): await find(Answer.values) { try await values(requests) }
        case .readMigration(let path, _): Finding(answer: .text(MigrationText.reading(path)))
        case .loadDrift(let side, _): await find(Answer.drift) { (try await drift(from: side), nil) }
        case .checkFiles(let folder, _):
            await find(Answer.check) { (try await workspace.check(folder: folder), nil) }
        case .lookUpLanding(let status, _):
            await find(Answer.landing) { try await workspace.landing(of: status, in: work) }
        case .readRepairMaterial(let status, _):
            Finding(answer: .repairMaterial(.success(workspace.repairMaterial(for: status))))
        case .repair(let plan, _):
            await find(Answer.repair) { (try await workspace.run(plan, in: work), nil) }
        case .loadStatus(let address, _):
            await find(Answer.status) { (try await status(at: address), nil) }
        case .cancel, .reconnect, .stopConnecting, .copy, .useTheme, .useMouse, .redraw, .suspend, .quit: nil
        }
    }

    private func find<Value: Sendable>(
        _ answer: (Result<Value, Problem>) -> Answer, _ ask: () async throws -> (Value, Cost?)
    ) async -> Finding {
        do {
            let (value, cost) = try await ask()
            return Finding(answer: answer(.success(value)), cost: cost)
        } catch {
            return Finding(answer: answer(.failure(problem(error))))
        }
    }
}

extension Inquiry {
    private func problem(_ error: any Error) -> Problem {
        switch error {
        case let error as PostgresError: Problem(error, target: connections.target)
        default: Problem(error)
        }
    }

    private func overview(includesSystem: Bool) async throws -> (Overview, Cost) {
        let (overview, cost) = try await workspace.overview(
            includesSystem: includesSystem,
            arrived: { includesSystem ? nil : connections.arrival?.takeAnswers() }, in: browse)
        return (Overview(overview), cost)
    }

    /// The first overview without any detour, unless it takes longer than `patience`; blocks its thread meanwhile.
    ///
    /// Waking another thread for each step would take longer than all the steps.
    func firstOverview(within patience: Duration) -> (facts: SessionFacts, finding: Finding)? {
        let first = workspace.firstOverview(in: browse) {
            connections.arrival?.wait(patience)
            return connections.arrival?.takeAnswers()
        }
        guard let (facts, outcome) = first else { return nil }
        switch outcome {
        case .success(let (overview, cost)):
            return (facts, Finding(answer: .overview(.success(Overview(overview))), cost: cost))
        case .failure(let error):
            return (facts, Finding(answer: .overview(.failure(Problem(error)))))
        }
    }

    /// Copies that have to be made belong to a connection of their own, since they may take a while.
    private func drift(from side: DriftSide) async throws -> Drift {
        try await workspace.drift(against: side == .files ? .files : .snapshot, in: work)
    }

    private func sizes(includesSystem: Bool) async throws -> (RelationSizes, Cost) {
        let question = SizesQuestion(includesSystem: includesSystem)
        let answer = try await work.answer(question.batch)
        return (try question.sizes(in: answer), answer.cost)
    }

    /// What is wrong with a snapshot is for `check` to say; here it only means that nobody knows.
    private func names(in folder: MigrationFolder, ledger: LedgerLocation) -> Result<
        Set<QualifiedName>, Problem
    > {
        guard let file = folder.newestSnapshotFile else {
            return .failure(Problem("No migration has a snapshot."))
        }
        do {
            return .success(try Snapshot.reading(file).relationNames.union([ledger.name]))
        } catch {
            return .failure(Problem("The newest snapshot cannot be read: \(file)."))
        }
    }

    private func structure(of relation: Oid) async throws -> (Structure, Cost) {
        let question = StructureQuestion(relation)
        let answer = try await browse.answer(question.batch)
        return (try question.structure(in: answer), answer.cost)
    }

    private func statistics(of relation: Oid) async throws -> ([ColumnStatistics], Cost) {
        let question = StatisticsQuestion(relation)
        let answer = try await browse.answer(question.batch)
        return (try question.statistics(in: answer), answer.cost)
    }

    /// The structure and the first page travel together.
    private func opening(_ request: OpenRequest) async throws -> (TableOpening, Cost) {
        let question = StructureQuestion(request.relation)
        let answers = try await browse.run([question.batch, request.batch])
        let structure = try question.structure(in: answers[0])
        let (opening, cost) = try await browse.open(request, after: answers[1])
        let page: Result<RowPage, Problem> =
            if let page = opening.firstPage { .success(page) } else {
                .failure(opening.failure.map(Problem.init) ?? Problem("The server sent no rows."))
            }
        return (
            TableOpening(structure: structure, page: page, count: opening.source.estimatedCount),
            answers[0].cost + cost
        )
    }

    private func count(_ source: RowSource) async throws -> (Int64, Cost) {
        let (count, cost) = try await work.count(CountRequest(source: source))
        guard case .exactly(let rows) = count else { throw Problem("The server sent no count.") }
        return (rows, cost)
    }

    private func value(_ request: ValueRequest) async throws -> (FullValue, Cost) {
        let (values, cost) = try await values([request])
        return (values[0], cost)
    }

    private func values(_ requests: [ValueRequest]) async throws -> ([FullValue], Cost) {
        let (cells, cost) = try await work.values(requests)
        return (cells.map { FullValue(text: $0.text) }, cost)
    }
}

extension Inquiry {
    private func status(at address: String) async throws -> ComparedStatus {
        let (name, status) = try await workspace.status(at: address)
        return ComparedStatus(name: name, status: status)
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
