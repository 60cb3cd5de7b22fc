package import Catalog
package import SQL

/// Everything about a relation whose rows are shown as they were read the last time.
///
/// One round trip, behind the picture of the rows.
package struct ConfirmStructure: Question {
    package typealias Answer = Structure
    package static let followsPicture = true

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }
}
