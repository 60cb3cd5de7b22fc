import Browser
import Catalog
import Drizzle
import Postgres
import Reports
import Rows
import SQL
import Verification

/// Answers the effects that carry a ticket: asks the server, or reads a file.
struct Inquiry: Sendable {
    let connections: Connections
    let project: ProjectSource
    private let browse: Line
    private let work: Line

    /// What an effect brought, and what it took on the wire; no cost when no server was asked.
    struct Finding: Sendable {
        let answer: Answer
        var cost: Cost?
    }

    init(connections: Connections, project: ProjectSource, limits: SessionLimits) {
        (self.connections, self.project) = (connections, project)
        browse = Line(connections: connections, lane: .browse, limits: limits)
        work = Line(connections: connections, lane: .work, limits: limits)
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
            Finding(answer: .check(.success(await Check.reading(folder, now: .now))))
        case .lookUpLanding(let status, _): await find(Answer.landing) { try await landing(of: status) }
        case .readRepairMaterial(let status, _):
            Finding(answer: .repairMaterial(.success(.reading(status, now: .now))))
        case .repair(let plan, _): await find(Answer.repair) { (try await repair(plan), nil) }
        case .loadStatus(let address, _): Finding(answer: .status(await status(at: address)))
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
        case let failure as Failure: failure.problem
        case let refusal as RepairRefusal: Problem(refusal)
        case let error as PostgresError: Problem(error, target: connections.target)
        default: Problem(error)
        }
    }

    /// The table list and, inside a project, the ledger: one round trip.
    ///
    /// The folder is read while the server works.
    private func overview(includesSystem: Bool) async throws -> (Overview, Cost) {
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

    /// The first overview without any detour, unless it takes longer than `patience`; blocks its thread meanwhile.
    ///
    /// Waking another thread for each step would take longer than all the steps.
    func firstOverview(within patience: Duration) -> (facts: SessionFacts, finding: Finding)? {
        let question = OverviewQuestion(ledger: project.ledger, limits: browse.limits)
        // Put together for nobody, while the server makes up its mind: the connection's thread then does it in no time.
        _ = question.batches(asSuperuser: false)
        let folder = project.readFolder()
        connections.arrival?.wait(patience)
        guard let first = connections.arrival?.takeAnswers() else { return nil }
        do {
            let (overview, cost) = try question.overview(
                from: first.batches, of: first.facts, project, folder: folder)
            return (first.facts, Finding(answer: .overview(.success(overview)), cost: cost))
        } catch {
            return (first.facts, Finding(answer: .overview(.failure(problem(error)))))
        }
    }

    /// Copies that have to be made belong to a connection of their own, since they may take a while.
    private func drift(from side: DriftSide) async throws -> Drift {
        let connection = try await connections.connection(for: .work)
        return try await project.survey(limits: work.limits).drift(
            against: side == .files ? .files : .snapshot, choice: .automatic, on: connection)
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

    /// Reads and parses the applied migrations, then asks for everything they should have left at once.
    private func landing(of status: MigrationStatus) async throws -> (LandingReport, Cost) {
        let plan = LandingPlan(LandingPlan.scripts(of: status, reading: ParsedMigration.init(reading:)))
        let answer = try await work.answer(plan.question.batch)
        return (try plan.report(in: answer), answer.cost)
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
    /// Runs a plan on the connection for what takes long, so that its locks are not those of the browsing one.
    private func repair(_ plan: RepairPlan) async throws -> RepairReport {
        let connection = try await connections.connection(for: .work)
        return try await plan.run(on: connection, limits: work.limits)
    }

    /// Where the project's migrations stand in another database; its connection is closed at once.
    private func status(at address: String) async -> Result<ComparedStatus, Problem> {
        let target: ConnectionTarget
        do { target = try ConnectionTarget(address) } catch {
            return .failure(Problem(TargetObstacle.unreadable(error, from: .argument)))
        }
        do {
            async let folder = project.folder()
            let connection = try await Connection.open(target, timeout: connections.timeout)
            let answers = await connection.run(
                (project.ledger?.batches ?? []).map { $0.limited(work.limits) })
            await connection.close()
            if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
                throw error
            }
            guard case .status(let status) = project.state(of: await folder, after: answers) else {
                return .failure(
                    Problem("There is no Drizzle project here whose migrations could be compared."))
            }
            return .success(ComparedStatus(name: target.display, status: status))
        } catch {
            return .failure((error as? PostgresError).map { Problem($0, target: target) } ?? Problem(error))
        }
    }
}
