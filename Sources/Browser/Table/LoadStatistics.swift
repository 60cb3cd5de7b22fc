package import Catalog
package import SQL

/// What `ANALYZE` found out about the columns of one relation.
///
/// One round trip.
package struct LoadStatistics: Question {
    package typealias Answer = [ColumnStatistics]

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }
}
