package import Rows

/// What the relation is and its first page.
///
/// One round trip.
package struct OpenTable: Question {
    package typealias Answer = TableOpening

    package let request: OpenRequest

    package init(_ request: OpenRequest) { self.request = request }
}
