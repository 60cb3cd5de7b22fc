package import Catalog
package import Postgres
import SQL

extension DatabaseAccess {
    /// Opens a table and reads its first page.
    ///
    /// Takes a second round trip only where the server could not put the first page's query together itself, which is where
    /// the language PL/pgSQL is missing or forbidden, or the rows may not or cannot be read: then the opening has no page,
    /// but still everything else.
    package func open(_ request: OpenRequest) async throws -> (Opening, Cost) {
        let answer = try await answer(request.batch)
        return try await complete(try request.opening(in: answer), of: request, after: answer)
    }

    /// The rest of ``open(_:)`` when the request's ``OpenRequest/pageBatch`` travelled together with a question for the
    /// structure.
    package func open(
        _ request: OpenRequest, of structure: Structure, after answer: BatchAnswer
    ) async throws -> (Opening, Cost) {
        try await complete(try request.opening(of: structure, in: answer), of: request, after: answer)
    }

    private func complete(
        _ opening: Opening, of request: OpenRequest, after answer: BatchAnswer
    ) async throws -> (Opening, Cost) {
        var opening = opening
        guard let limit = request.limit, opening.firstPage == nil, answer.error?.kind == .server else {
            return (opening, answer.cost)
        }
        let plain = RowRequest(source: opening.source, position: .first, limit: limit)
        let second = try await self.answer(try plain.batch())
        if let error = second.error {
            // The words about a plain SELECT are clearer than those about the block that wraps it.
            opening.failure = error
        } else {
            opening.firstPage = try plain.page(in: second)
        }
        return (opening, answer.cost.followed(by: second.cost))
    }

    package func page(_ request: RowRequest) async throws -> (RowPage, Cost) {
        let answer = try await answer(try request.batch())
        return (try request.page(in: answer), answer.cost)
    }

    /// Reads whole values, all in one round trip.
    ///
    /// - Returns: A cell for each request, in their order.
    /// - Throws: ``RowsError`` of the first that cannot be had, or the server's ``PostgresError``.
    package func values(_ requests: [ValueRequest]) async throws -> ([Cell], Cost) {
        let answer = try await answer(
            Batch(
                try requests.map { request throws(RowsError) in try request.sql() }, searchPath: .session))
        if let error = answer.error { throw requests.first?.source.reading(error) ?? error }
        let results = answer.results.map(Optional.some) + Array(repeating: nil, count: requests.count)
        return (try zip(requests, results).map { try $0.value(in: $1) }, answer.cost)
    }

    /// Reads a row as JSON.
    ///
    /// - Throws: ``RowsError`` when it cannot be had, or the server's ``PostgresError``.
    package func json(_ request: RowJSONRequest) async throws -> (String, Cost) {
        let answer = try await answer(try request.batch())
        return (try request.json(in: answer), answer.cost)
    }

    package func record(_ request: RecordRequest) async throws -> (RowPage, Cost) {
        let answer = try await answer(try request.batch())
        return (try request.record(in: answer), answer.cost)
    }

    /// Counts every row; cancelling the task stops the server.
    package func count(_ request: CountRequest) async throws -> (RowCount, Cost) {
        let answer = try await answer(request.batch)
        return (try request.count(in: answer), answer.cost)
    }

    /// What the planner expects; nothing is read.
    package func estimate(_ request: EstimateRequest) async throws -> (RowEstimate, Cost) {
        let answer = try await answer(try request.batch())
        return (try request.estimate(in: answer), answer.cost)
    }

    /// Counts the values of a column; cancelling the task stops the server.
    package func values(_ request: ColumnValuesRequest) async throws -> (ColumnValues, Cost) {
        let answer = try await answer(request.batch)
        return (try request.values(in: answer), answer.cost)
    }

    /// Counts what refers to a row; a count that is refused is one of the answers.
    package func referrers(_ request: ReferrersRequest) async throws -> ([Referrers], Cost) {
        let answers = try await run(request.batches)
        return (request.referrers(in: answers), answers.cost)
    }
}
