import Browser
import Catalog
import Postgres
import Reports
import Rows
import SQL

extension OpenTable: Answerable {
    static let thread = AnsweringThread.connection

    /// The structure and the first page travel together; of a table that is known, the page goes ahead.
    func answer(from sources: AnswerSources) async throws -> (TableOpening, Cost?) {
        guard let known = sources.known.table(request.relation), let limit = request.limit else {
            return try await openAfresh(from: sources)
        }
        let (page, cost) = try await page(of: known.source, upTo: limit, from: sources)
        guard let page else {
            let (opening, rest) = try await openAfresh(from: sources)
            return (opening, cost.followed(by: rest))
        }
        let opening = TableOpening(
            structure: known.structure, page: page, count: known.structure.relation.estimatedCount,
            isRemembered: true)
        return (opening, cost)
    }
}

extension OpenTable {
    private func openAfresh(from sources: AnswerSources) async throws -> (TableOpening, Cost) {
        sources.known.forget(request.relation)
        let question = StructureQuestion(request.relation)
        let answers = try await sources.browse.run([question.batch, request.pageBatch])
        let structure = try question.structure(in: answers[0])
        let (opening, cost) = try await sources.browse.open(request, of: structure, after: answers[1])
        let page = await page(of: opening, from: sources)
        if case .success = page { sources.known.keep(structure, opening.source) }
        return (
            TableOpening(structure: structure, page: page, count: structure.relation.estimatedCount),
            answers[0].cost + cost
        )
    }

    /// The first page, read as the last time; none where the table is not what it was.
    private func page(
        of source: RowSource, upTo limit: Int, from sources: AnswerSources
    ) async throws -> (Result<RowPage, Problem>?, Cost) {
        var source = source
        source.filter = request.filter ?? request.written
        let rows = RowRequest(source: source, position: .first, limit: limit)
        let answer = try await sources.browse.answer(try rows.batch())
        do {
            return (.success(try rows.page(in: answer)), answer.cost)
        } catch let error as PostgresError where !error.asksForAnotherLook {
            return (.failure(Problem(error)), answer.cost)
        } catch {
            return (nil, answer.cost)
        }
    }

    /// The first page; where a condition is meant that did not travel along, that of the rows that meet it.
    private func page(of opening: Opening, from sources: AnswerSources) async -> Result<RowPage, Problem> {
        guard let first = opening.firstPage else {
            return .failure(opening.failure.map(Problem.init) ?? Problem("The server sent no rows."))
        }
        guard let filter = request.written, let limit = request.limit else { return .success(first) }
        var source = opening.source
        source.filter = filter
        do {
            let rows = RowRequest(source: source, position: .first, limit: limit)
            return .success(try await sources.browse.page(rows).0)
        } catch {
            return .failure(Problem(error))
        }
    }

    /// What the server may prepare for before there is a table to open: the same question about none.
    static func rehearsal(pageSize: Int) -> [Batch] {
        let nothing = Oid(0)
        return [
            StructureQuestion(nothing).batch, OpenRequest(relation: nothing, limit: pageSize).rehearsal,
        ]
    }
}

extension LoadStructure: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> (Structure, Cost?) {
        let question = StructureQuestion(relation)
        let answer = try await sources.browse.answer(question.batch)
        return (try question.structure(in: answer), answer.cost)
    }
}

extension ConfirmStructure: Answerable {
    static let thread = LoadStructure.thread

    func answer(from sources: AnswerSources) async throws -> (Structure, Cost?) {
        let (structure, cost) = try await LoadStructure(relation).answer(from: sources)
        sources.known.confirm(structure)
        return (structure, cost)
    }
}

extension LoadStatistics: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> ([ColumnStatistics], Cost?) {
        let question = StatisticsQuestion(relation)
        let answer = try await sources.browse.answer(question.batch)
        return (try question.statistics(in: answer), answer.cost)
    }
}

extension PostgresError {
    /// Whether another way to read the table may succeed, or the same way on another connection.
    fileprivate var asksForAnotherLook: Bool { kind == .connectionLost || sqlState == .insufficientPrivilege }
}
