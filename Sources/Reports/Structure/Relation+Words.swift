package import Catalog

extension Relation.Kind {
    /// As PostgreSQL calls it.
    package var word: String {
        switch self {
        case .table: "table"
        case .partitionedTable: "partitioned table"
        case .view: "view"
        case .materializedView: "materialized view"
        case .foreignTable: "foreign table"
        }
    }
}
