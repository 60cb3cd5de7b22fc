import Catalog
import SQL

/// What was read of tables, the oldest given up where it would become too much.
///
/// Bounded in columns, so that some tables of 1,600 do not take what a hundred ordinary ones need.
struct KnownStructures: Sendable {
    private var views: [(oid: Oid, view: StructureView)] = []

    static let mostColumns = 4000

    subscript(oid: Oid) -> StructureView? { views.first { $0.oid == oid }?.view }

    /// The newest one is kept whatever it takes.
    mutating func keep(_ view: StructureView, of oid: Oid) {
        views.removeAll { $0.oid == oid }
        views.append((oid, view))
        while views.count > 1, columnCount > Self.mostColumns { views.removeFirst() }
    }

    /// A table without columns takes something as well.
    private var columnCount: Int { views.reduce(0) { $0 + $1.view.structure.columns.count + 1 } }
}
