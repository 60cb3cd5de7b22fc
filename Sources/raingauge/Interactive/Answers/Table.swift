import Browser
import Catalog
import Postgres
import Reports
import Rows
import SQL

extension OpenTable: Answerable {
    static let thread = AnsweringThread.connection

    /// The structure and the first page travel together.
    func answer(from sources: AnswerSources) async throws -> (TableOpening, Cost?) {
        let question = StructureQuestion(request.relation)
        let answers = try await sources.browse.run([question.batch, request.pageBatch])
        let structure = try question.structure(in: answers[0])
        let (opening, cost) = try await sources.browse.open(request, of: structure, after: answers[1])
        return (
            TableOpening(
                structure: structure, page: await page(of: opening, from: sources),
                count: opening.source.estimatedCount),
            answers[0].cost + cost
        )
    }
}

extension OpenTable {
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

extension LoadStatistics: Answerable {
    static let thread = AnsweringThread.connection

    func answer(from sources: AnswerSources) async throws -> ([ColumnStatistics], Cost?) {
        let question = StatisticsQuestion(relation)
        let answer = try await sources.browse.answer(question.batch)
        return (try question.statistics(in: answer), answer.cost)
    }
}
