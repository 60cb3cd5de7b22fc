import Catalog
import SQL

/// What was read of tables, the oldest given up where it would become too much.
///
/// Bounded in columns, so that some tables of 1,600 do not take what a hundred ordinary ones need.
struct KnownStructures: Sendable {
    private var summaries: [(oid: Oid, summary: StructureSummary)] = []

    static let mostColumns = 4000

    subscript(oid: Oid) -> StructureSummary? { summaries.first { $0.oid == oid }?.summary }

    /// The newest one is kept whatever it takes.
    mutating func keep(_ summary: StructureSummary, of oid: Oid) {
        summaries.removeAll { $0.oid == oid }
        summaries.append((oid, summary))
        while summaries.count > 1, columnCount > Self.mostColumns { summaries.removeFirst() }
    }

    /// A table without columns takes something as well.
    private var columnCount: Int { summaries.reduce(0) { $0 + $1.summary.columnCount + 1 } }
}
