package import Postgres
import SQL

extension Connection {
    /// Opens a table and reads its first page.
    ///
    /// Takes a second round trip only where the server could not put the first page's query together itself, which is where
    /// the language PL/pgSQL is missing or forbidden.
    package func open(_ request: OpenRequest) async throws -> (Opening, Cost) {
        let answer = await answer(request.batch)
        var opening = try request.opening(in: answer)
        guard opening.firstPage == nil, answer.error?.kind == .server else { return (opening, answer.cost) }
        let (page, cost) = try await page(
            RowRequest(source: opening.source, position: .first, limit: request.limit))
        opening.firstPage = page
        return (
            opening,
            Cost(
                bytes: answer.cost.bytes + cost.bytes, roundTrips: answer.cost.roundTrips + cost.roundTrips,
                duration: answer.cost.duration + cost.duration)
        )
    }

    package func page(_ request: RowRequest) async throws -> (RowPage, Cost) {
        let answer = await answer(try request.batch())
        return (try request.page(in: answer), answer.cost)
    }

    package func value(_ request: ValueRequest) async throws -> (Cell, Cost) {
        let answer = await answer(try request.batch())
        return (try request.value(in: answer), answer.cost)
    }

    package func record(_ request: RecordRequest) async throws -> (RowPage, Cost) {
        let answer = await answer(try request.batch())
        return (try request.record(in: answer), answer.cost)
    }

    /// Counts every row; cancelling the task stops the server.
    package func count(_ request: CountRequest) async throws -> (RowCount, Cost) {
        let answer = await answer(request.batch)
        return (try request.count(in: answer), answer.cost)
    }

    private func answer(_ batch: Batch) async -> BatchAnswer { await run([batch])[0] }
}
