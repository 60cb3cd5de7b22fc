package import Catalog
package import SQL

/// Everything about one relation but its rows.
///
/// One round trip.
package struct LoadStructure: Question {
    package typealias Answer = Structure
    /// Beside the list it is more than was asked for, so the list is painted first.
    package static let followsPicture = true

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }
}
