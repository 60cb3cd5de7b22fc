package import Catalog
package import Postgres
import SQL

/// The rows of a relation to be counted one by one, which may take long.
package struct CountRequest: Hashable, Sendable {
    package let source: RowSource

    package init(source: RowSource) { self.source = source }

    /// Without a time limit but one that was asked for; cancelling the task that waits stops it.
    package var batch: Batch {
        var batch = Batch("SELECT pg_catalog.count(*) FROM \(source.rows)", searchPath: .session)
        batch.takesItsTime = true
        return batch
    }

    /// - Throws: ``RowsError`` when the table is gone, or the server's ``PostgresError``.
    package func count(in answer: BatchAnswer) throws -> RowCount {
        if let error = answer.error { throw source.reading(error) }
        guard let count = answer.results.first?.int64(0, 0) else { return .unknown }
        return .exactly(count)
    }
}

/// How many rows there are.
package enum RowCount: Hashable, Sendable {
    case unknown
    /// From the statistics of the server; shown with a `~`.
    case about(Int64)
    case exactly(Int64)
}

extension Relation {
    /// What the server believes, at no cost.
    package var estimatedCount: RowCount { estimatedRows.map { .about($0) } ?? .unknown }
}
