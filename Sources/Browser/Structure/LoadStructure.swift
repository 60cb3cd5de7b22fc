package import Catalog
package import SQL

/// Everything about one relation but its rows.
///
/// One round trip.
package struct LoadStructure: Question {
    package typealias Answer = Structure
    /// It is asked with every move of the cursor, and stopping it would cost the server more than answering.
    package static let isLetFinish = true

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }
}
