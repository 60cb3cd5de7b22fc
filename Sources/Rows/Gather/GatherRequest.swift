package import Postgres
import SQL

/// Rows to be gathered with all that they refer to, step by step.
package struct GatherRequest: Hashable, Sendable {
    /// With the filter that only those rows meet that are meant.
    package let source: RowSource
    package let bounds: Bounds

    /// How far gathering goes.
    package struct Bounds: Hashable, Sendable {
        /// So many of the rows that are meant at most; of all together ten times as many.
        package let rows: Int
        /// So many steps away from them at most.
        package let steps: Int

        package init(rows: Int, steps: Int) { (self.rows, self.steps) = (rows, steps) }

        package static let standard = Bounds(rows: 1_000, steps: 12)

        /// What is written as `1000, 12`; `nil` for anything else.
        package init?(_ text: String) {
            let numbers = text.split { !$0.isASCII || !$0.isWholeNumber }.compactMap { Int($0) }
            guard numbers.count == 2, numbers.allSatisfy({ (1...1_000_000).contains($0) }) else { return nil }
            self.init(rows: numbers[0], steps: numbers[1])
        }

        package var text: String { "\(rows), \(steps)" }
    }

    package init(source: RowSource, _ bounds: Bounds = .standard) {
        (self.source, self.bounds) = (source, bounds)
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
