package import Postgres
import SQL

/// Rows to be gathered with all that they refer to, step by step.
package struct GatherRequest: Hashable, Sendable {
    /// With the filter that only those rows meet that are meant.
    package let source: RowSource
    /// So many rows at most.
    package let limit: Int
    /// So many steps at most.
    package let depth: Int

    package init(source: RowSource, limit: Int = 1_000, depth: Int = 12) {
        (self.source, self.limit, self.depth) = (source, limit, depth)
    }
}

extension DatabaseAccess {
    /// Two round trips for each step away from the rows that are meant: one for the tables, one for their rows.
    ///
    /// - Throws: ``RowsError`` when a table is not what it was, or the server's ``PostgresError``.
    package func gather(_ request: GatherRequest) async throws -> (GatheredRows, Cost) {
        var gathering = Gathering(request)
        var cost = Cost.none
        while gathering.hasMore {
            let openings = gathering.openings
            if !openings.isEmpty {
                let answers = try await run(openings.map(\.batch))
                cost = cost.followed(by: answers.cost)
                for (opening, answer) in zip(openings, answers) {
                    gathering.adopt(try opening.opening(in: answer))
                }
            }
            let pages = gathering.pages
            let answers = try await run(try pages.map { try $0.batch(limits: .whole) })
            cost = cost.followed(by: answers.cost)
            gathering.take(try zip(pages, answers).map { try $0.page(in: $1) })
        }
        return (gathering.rows, cost)
    }
}

extension CellLimits {
    /// Nothing is cut.
    fileprivate static let whole = CellLimits(
        characters: 1 << 30, bytes: 1 << 30, stored: 1 << 30, binary: 1 << 30)
}
